package uy.ventanilla.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts failed sign-ins and makes guessing slow. The first {@value #FREE} failures of a key cost nothing; after each
 * further one the key has to wait, twice as long as before, from 5 s up to 5 min. A success, or an hour without a failure,
 * forgets them. A key holds the address and where the attempt comes from, so nobody can lock out somebody else.
 *
 * <p>Keeps at most {@value #REMEMBERED} keys, the least recently used go first. Every replica counts for itself, which
 * multiplies the guesses by the replicas and no more.
 */
public final class Attempts {
    private static final int FREE = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private record Failures(int count, Instant last) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How long {@code key} has to wait before its next attempt is looked at; zero: not at all. */
    public synchronized Duration wait(String key, Instant now) {
        var past = failures.get(key);
        if (past == null || past.count < FREE) {
            return Duration.ZERO;
        }
        var pause = SHORTEST_WAIT.multipliedBy(1L << Math.min(past.count - FREE, 10));
        var left = Duration.between(now, past.last.plus(pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * As {@link #wait}; where nothing has to be waited for, the attempt is counted as failed until it succeeds, so that many at
     * once are not all looked at.
     */
    public synchronized Duration reserve(String key, Instant now) {
        var wait = wait(key, now);
        if (wait.isZero()) {
            failed(key, now);
        }
        return wait;
    }

    public synchronized void failed(String key, Instant now) {
        var past = failures.get(key);
        int counted = past == null || past.last.plus(FORGOTTEN_AFTER).isBefore(now) ? 0 : past.count;
        failures.put(key, new Failures(counted + 1, now));
    }

    public synchronized void succeeded(String key) {
        failures.remove(key);
    }

    /** Forgets the failures of every key that {@code those} accepts. */
    public synchronized void forget(Predicate<String> those) {
        failures.keySet().removeIf(those);
    }
}
