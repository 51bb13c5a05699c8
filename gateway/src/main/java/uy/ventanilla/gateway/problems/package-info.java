/** Every error the gateway itself answers, as a problem (RFC 9457). Anybody may refuse. */
@NullMarked
package uy.ventanilla.gateway.problems;

import org.jspecify.annotations.NullMarked;
