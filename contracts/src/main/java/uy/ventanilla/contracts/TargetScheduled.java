package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A target's due time as it is now; {@code null} where it is met or does not apply any more. Owner: sla-timer-service; key: the ticket. */
public record TargetScheduled(
        UUID ticket, long number, String target, @Nullable Instant dueAt) implements TimerEvent {}
