package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/** A deadline rang. Owner: sla-timer-service; key: the ticket. A request, not a fact: ticket-service refuses it where {@code generation} is not the ticket's any more. */
public record DeadlineReached(UUID ticket, long number, String deadline, int generation, Instant dueAt)
        implements TimerEvent {}
