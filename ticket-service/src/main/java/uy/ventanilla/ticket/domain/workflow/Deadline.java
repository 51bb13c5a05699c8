package uy.ventanilla.ticket.domain.workflow;

import org.jspecify.annotations.Nullable;

/** Where a state's own time limit leads. When it is due is sla-timer-service's business alone. */
public record Deadline(String id, String to, @Nullable String reason) {}
