package uy.ventanilla.ticket.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket: what the history keeps and what is announced, each exactly once. */
public sealed interface TicketChange {
    /** The ticket right after this change; its sequence is this change's. */
    Ticket after();

    Actor by();

    record Opened(Ticket after, Actor by, Message message) implements TicketChange {}

    /** Words that did not move the ticket by themselves; a move they caused is the next change. */
    record Said(Ticket after, Actor by, Message message) implements TicketChange {}

    /** {@code message} is what was said with the move. */
    record Moved(
            Ticket after,
            Actor by,
            Stay from,
            MoveCause cause,
            @Nullable Message message) implements TicketChange {}

    record Assigned(Ticket after, Actor by, @Nullable Participant before) implements TicketChange {}

    record Classified(Ticket after, Actor by, @Nullable Classification before) implements TicketChange {}

    /** Somebody who wanted to be forgotten was taken out of all that is kept of the ticket, and with them {@code files}. */
    record Redacted(Ticket after, Actor by, Forgotten forgotten, List<UUID> files) implements TicketChange {}

    record FilledIn(Ticket after, Actor by, Map<String, String> before) implements TicketChange {}
}
