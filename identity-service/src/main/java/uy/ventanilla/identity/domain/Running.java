package uy.ventanilla.identity.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many tickets that are not closed stand in a state and were opened on a plan.
 *
 * @param plan absent for those of customers without one
 * @param newest the numbers of some of them, the highest first
 */
public record Running(String state, @Nullable String plan, long count, List<Long> newest) {
    /** A ticket-service of the version before names none. */
    public Running {
        newest = Objects.requireNonNullElse(newest, List.of());
    }
}
