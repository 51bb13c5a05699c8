/** How much of the platform one caller, visitor or tenant may take; the door asks before it lets a request in. */
@NullMarked
package uy.ventanilla.gateway.limits;

import org.jspecify.annotations.NullMarked;
