package uy.ventanilla.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Pause;

/**
 * Waits for something that happens elsewhere by looking again and again, never longer than a deadline.
 *
 * <pre>{@code
 * Await.until("the ticket is open", () -> ticket().state().equals("open"));
 * var mail = Await.within(Duration.ofSeconds(5)).get("a mail to Ada", () -> inbox.newest("ada@acme.example"));
 * }</pre>
 *
 * A look may throw: that counts as "not yet", and the last exception is told when time is up.
 */
public final class Await {
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Duration patience;

    private Await(Duration patience) {
        this.patience = patience;
    }

    public static Await within(Duration patience) {
        return new Await(patience);
    }

    /** Waits up to 20 seconds. */
    public static void until(String what, Check check) {
        within(USUAL).holds(what, check);
    }

    /** Waits up to 20 seconds until the assertions pass. */
    public static void untilAsserted(String what, Assertions assertions) {
        within(USUAL).asserted(what, assertions);
    }

    /** Waits up to 20 seconds for a value. */
    public static <T> T get(String what, Supplier<Optional<T>> look) {
        return within(USUAL).value(what, look);
    }

    public void holds(String what, Check check) {
        value(what, () -> {
            try {
                return check.holds() ? Optional.of(true) : Optional.<Boolean>empty();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public void asserted(String what, Assertions assertions) {
        holds(what, () -> {
            assertions.run();
            return true;
        });
    }

    public <T> T value(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last;
        do {
            last = null;
            try {
                var found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException | AssertionError e) {
                last = e;
            }
            Pause.of(PAUSE);
        } while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted());
        throw new AssertionError(message(what, last), last);
    }

    private String message(String what, @Nullable Throwable last) {
        return "not within " + patience.toMillis() + " ms: " + what
                + (last == null ? "" : " (the last look said: " + last.getMessage() + ")");
    }

    /** One look. */
    @FunctionalInterface
    public interface Check {
        boolean holds() throws Exception;
    }

    /** One look that says what it expected. */
    @FunctionalInterface
    public interface Assertions {
        void run() throws Exception;
    }
}
