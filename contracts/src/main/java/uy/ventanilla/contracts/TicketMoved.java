package uy.ventanilla.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket entered another state. Owner: ticket-service; key: the ticket. {@code message} is what was said with the move (a question, a solution), in which case no {@code message.added} is said for it. */
public record TicketMoved(
        TicketSnapshot ticket,
        Actor actor,
        Instant at,
        String from,
        String to,
        Phase fromPhase,
        @Nullable String reason,
        MoveCause cause,
        @Nullable Message message)
        implements TicketEvent {}
