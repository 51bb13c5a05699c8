package uy.ventanilla.slatimer.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing of one ticket that can fall due.
 *
 * @param generation the stay a deadline belongs to; 0 for a target, which belongs to the whole ticket
 * @param dueAt in microseconds, as the database keeps it; absent where it is not awaited any more
 * @param rungAt when it rang; a target rings once in its life, a deadline once per due time
 */
public record Timer(
        Kind kind,
        String id,
        int generation,
        @Nullable Instant dueAt,
        @Nullable Instant rungAt) {
    /** Whose limit it is: a state's, or a promise's. */
    public enum Kind {
        DEADLINE,
        TARGET
    }

    public static Timer of(Times.Deadline deadline) {
        return new Timer(Kind.DEADLINE, deadline.id(), deadline.generation(), micros(deadline.dueAt()), null);
    }

    public static Timer of(Times.Target target) {
        return new Timer(Kind.TARGET, target.id(), 0, micros(target.dueAt()), null);
    }

    /** Whether both limit the same thing, be it at different times. */
    public boolean replaces(Timer other) {
        return kind == other.kind && id.equals(other.id);
    }

    /** Whether both ring for the same stay at the same time. */
    public boolean agreesWith(Timer other) {
        return replaces(other) && generation == other.generation && Objects.equals(dueAt, other.dueAt);
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
