package uy.ventanilla.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket was classified, or its classification changed (S13). Owner: ticket-service; key: the ticket. */
public record TicketClassified(
        TicketSnapshot ticket,
        Actor actor,
        Instant at,
        @Nullable Classified before) implements TicketEvent {}
