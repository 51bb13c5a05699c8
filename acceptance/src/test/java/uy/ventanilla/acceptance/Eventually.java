package uy.ventanilla.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks a public API again and again until it shows what it should, or says what was waited for in vain. */
final class Eventually {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofMillis(150);

    private Eventually() {}

    static void holds(String what, BooleanSupplier condition) {
        finds(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T finds(String what, Supplier<Optional<T>> look) {
        return finds(what, PATIENCE, look);
    }

    static <T> T finds(String what, Duration patience, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < end) {
            try {
                var found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
                last = null;
            } catch (RuntimeException | AssertionError e) {
                last = e; // a service may be down on purpose; the deadline judges
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        var why = last == null ? "" : "; at the end: " + last.getMessage();
        throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what + why, last);
    }

    /** Watches for {@code duration} that {@code condition} stays true; for what must not happen. */
    static void stays(String what, Duration duration, BooleanSupplier condition) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("did not stay so: " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
