/** What a ticket is and what may happen to it: plain Java that knows no framework, no database and no clock. */
@NullMarked
package uy.ventanilla.ticket.domain;

import org.jspecify.annotations.NullMarked;
