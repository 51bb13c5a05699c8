package uy.ventanilla.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that was not taken is tried again (RFC 5321 §4.5.4.1). After a temporary refusal the pauses grow from one
 * minute to four hours. A server that does not answer at all is usually restarting, so it is asked again every few
 * seconds for the first ten times, and by the same growing pauses after that. Given up five days after the mail was
 * wanted.
 */
public final class RetrySchedule {
    static final Duration GIVE_UP_AFTER = Duration.ofDays(5);
    private static final int QUICK_TRIES = 10;
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(4);

    private RetrySchedule() {}

    /** Why it was not taken. */
    public enum Trouble {
        /** A 4xx answer, or the answer never came. */
        REFUSED_FOR_NOW,
        /** Nobody answered the connection. */
        AWAY
    }

    /**
     * The next time to try, or empty where it is time to give up.
     *
     * @param tries how often it was tried, at least 1
     * @param spread 0 to 1: moves the pause by up to a fifth, so that a thousand mails do not come back at once
     */
    public static Optional<Instant> next(Trouble trouble, int tries, double spread, Instant wantedAt, Instant now) {
        var pause = trouble == Trouble.AWAY && tries <= QUICK_TRIES ? QUICK : grown(tries(trouble, tries));
        var spreadPause = pause.plusMillis((long) (pause.toMillis() * 0.2 * spread));
        var next = now.plus(spreadPause);
        return next.isAfter(wantedAt.plus(GIVE_UP_AFTER)) ? Optional.empty() : Optional.of(next);
    }

    private static int tries(Trouble trouble, int tries) {
        return trouble == Trouble.AWAY ? tries - QUICK_TRIES : tries;
    }

    private static Duration grown(int tries) {
        int doublings = Math.min(Math.max(tries - 1, 0), 8); // 2^8 minutes is beyond the longest
        var pause = Duration.ofMinutes(1L << doublings);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
