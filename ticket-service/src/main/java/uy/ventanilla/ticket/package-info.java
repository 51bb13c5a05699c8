/** Tickets: what they are, what may happen to them, and who is told. This room only starts the service. */
@NullMarked
package uy.ventanilla.ticket;

import org.jspecify.annotations.NullMarked;
