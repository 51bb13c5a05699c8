/** A tenant's rules for tickets as data: its graph of states, its catalogue, its form. Plain Java; every room may enter. */
@NullMarked
package uy.ventanilla.ticket.domain.workflow;

import org.jspecify.annotations.NullMarked;
