/** What the service does: hear facts, reschedule, ring what is due, show a ticket's times. Web and stream enter. */
@NullMarked
package uy.ventanilla.slatimer.usecase;

import org.jspecify.annotations.NullMarked;
