package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A deadline rang. Owner: sla-timer-service; key: the ticket. A request, not a fact: ticket-service refuses it where {@code
 * generation} is not the ticket's any more, and waits where it has not heard of version {@code rules} of the tenant's
 * blueprint yet, by which the deadline was set.
 */
public record DeadlineReached(UUID ticket, long number, String deadline, int generation, Instant dueAt, int rules)
        implements TimerEvent {}
