/** Whether a bearer token is genuine and whose it is. The door asks; nobody else enters. */
@NullMarked
package uy.ventanilla.gateway.tokens;

import org.jspecify.annotations.NullMarked;
