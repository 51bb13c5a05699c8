package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deadline of the state a ticket is in now has a due time ({@code null}: it has none any more). Owner: sla-timer-service; key: the ticket. */
public record DeadlineScheduled(
        UUID ticket,
        long number,
        String deadline,
        int generation,
        @Nullable Instant dueAt) implements TimerEvent {}
