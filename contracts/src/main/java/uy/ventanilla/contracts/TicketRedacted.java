package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A forgotten person was taken out of a ticket (see {@link PersonErased}). Whoever keeps something of the ticket takes them out
 * too: all that was said of it before came before this. Owner: ticket-service; key: the ticket.
 *
 * @param forgotten as they were
 * @param standIn what takes their place
 * @param files those on their messages that went with them, where that was wanted; one that somebody else uploaded stays where
 *     files are kept
 */
public record TicketRedacted(
        TicketSnapshot ticket, Actor actor, Instant at, Named forgotten, Named standIn, List<UUID> files)
        implements TicketEvent {
    public TicketRedacted {
        files = Absent.orEmpty(files);
    }

    /** Somebody's name and address. */
    public record Named(UUID person, String address, String name) {}
}
