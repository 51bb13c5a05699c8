package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.Map;

/** Form fields of a ticket were filled in or changed (S41); {@code before} has all its fields as they were. Owner: ticket-service; key: the ticket. */
public record TicketEdited(TicketSnapshot ticket, Actor actor, Instant at, Map<String, String> before)
        implements TicketEvent {
    public TicketEdited {
        before = Absent.orEmpty(before);
    }
}
