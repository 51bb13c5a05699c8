/** What readers ask for and are shown beside a ticket. Plain Java; every room may enter. */
@NullMarked
package uy.ventanilla.ticket.domain.reading;

import org.jspecify.annotations.NullMarked;
