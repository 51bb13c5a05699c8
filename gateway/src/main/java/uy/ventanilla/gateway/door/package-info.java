/** What happens to every request before and after it is routed: host, token, limits, inner headers. */
@NullMarked
package uy.ventanilla.gateway.door;

import org.jspecify.annotations.NullMarked;
