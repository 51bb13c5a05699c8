package uy.ventanilla.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that was not taken is tried again (RFC 5321 §4.5.4.1). After a temporary refusal the pauses grow from one
 * minute to four hours. A server that does not answer at all is usually restarting, and it is our own: it is asked again
 * every two seconds for the first ten times, then by pauses that grow to one minute. Given up five days after the mail
 * was wanted.
 */
public final class RetrySchedule {
    static final Duration GIVE_UP_AFTER = Duration.ofDays(5);
    private static final int QUICK_TRIES = 10;
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(1);
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
        var pause = switch (trouble) {
            case REFUSED_FOR_NOW -> grown(Duration.ofMinutes(1), tries - 1, LONGEST);
            case AWAY -> grown(QUICK, tries - QUICK_TRIES, LONGEST_AWAY);
        };
        var spreadPause = pause.plusMillis((long) (pause.toMillis() * 0.2 * spread));
        var next = now.plus(spreadPause);
        return next.isAfter(wantedAt.plus(GIVE_UP_AFTER)) ? Optional.empty() : Optional.of(next);
    }

    private static Duration grown(Duration first, int doublings, Duration longest) {
        var pause = first.multipliedBy(1L << Math.min(Math.max(doublings, 0), 8)); // 2^8 is beyond both longest pauses
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
