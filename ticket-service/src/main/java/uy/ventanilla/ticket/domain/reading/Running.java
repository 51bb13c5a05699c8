package uy.ventanilla.ticket.domain.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many tickets that are not closed stand in {@code state} and were opened on {@code plan}, if on any; {@code newest} are the
 * numbers of some of them, the highest first.
 */
public record Running(String state, @Nullable String plan, long count, List<Long> newest) {}
