package uy.ventanilla.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Links somebody was sent on request and has not used, in a row. Whoever asks, the pause before the next one grows: nobody can
 * have somebody else written to again and again, nor keep replacing the link they are about to follow.
 */
public record Reminders(int count, Instant last) {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6));

    /** Whether another one may be sent at {@code now}. */
    public boolean allowAnother(Instant now) {
        var pause = PAUSES.get(Math.clamp(count - 1L, 0, PAUSES.size() - 1));
        return !now.isBefore(last.plus(pause));
    }
}
