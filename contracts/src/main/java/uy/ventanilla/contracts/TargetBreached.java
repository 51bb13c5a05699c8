package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/** A target was missed. Said once per ticket and target. Owner: sla-timer-service; key: the ticket. */
public record TargetBreached(UUID ticket, long number, String target, Instant dueAt) implements TimerEvent {}
