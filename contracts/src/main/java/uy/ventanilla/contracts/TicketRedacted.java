package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A forgotten person was taken out of a ticket (see {@link PersonErased}). Whoever keeps something of the ticket takes them out
 * too: all that was said of it before came before this. Owner: ticket-service; key: the ticket.
 *
 * @param forgotten as they were
 * @param standIn what takes their place
 * @param files whether the files they sent went too
 */
public record TicketRedacted(
        TicketSnapshot ticket, Actor actor, Instant at, Named forgotten, Named standIn, boolean files)
        implements TicketEvent {
    /** Somebody's name and address. */
    public record Named(UUID person, String address, String name) {}
}
