package uy.ventanilla.ticket.domain.reading;

import org.jspecify.annotations.Nullable;

/** How many tickets that are not closed stand in {@code state} and were opened on {@code plan}, if on any. */
public record Running(String state, @Nullable String plan, long count) {}
