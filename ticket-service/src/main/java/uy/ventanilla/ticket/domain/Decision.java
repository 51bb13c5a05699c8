package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.List;

/** The answer to a command: what it changes, or why not. */
public sealed interface Decision {
    /** {@code changes} is never empty; their sequences follow each other. */
    record Accepted(List<TicketChange> changes, Instant at) implements Decision {
        public Ticket ticket() {
            return changes.getLast().after();
        }
    }

    record Refused(Refusal why) implements Decision {}
}
