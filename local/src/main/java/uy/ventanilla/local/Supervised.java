package uy.ventanilla.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.testkit.server.Pause;

/**
 * Keeps one part running: starts it, waits until it is ready, starts it again when it dies. What it does, it tells.
 *
 * <p>A part that dies again and again before it was ever ready has {@value #TRIES} tries; after that it is left alone as
 * {@link State#FAILED}, for the reason is in its log and not in the weather.
 */
final class Supervised {
    private static final int TRIES = 3;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** How a part is doing. */
    enum State {
        WAITING,
        STARTING,
        READY,
        STOPPED,
        FAILED
    }

    /** Hears what happens to parts. Called from the part's own thread. */
    interface Listener {
        void changed(Supervised part, String what);
    }

    private final Part part;
    private final Listener listener;
    private final Clock clock;
    private volatile State state = State.WAITING;
    private volatile boolean wanted = true;
    private volatile boolean closing;
    private volatile boolean expectedDeath;
    private volatile Instant since;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile @Nullable Thread keeper;
    private int failuresInARow;

    Supervised(Part part, Listener listener, Clock clock) {
        this.part = part;
        this.listener = listener;
        this.clock = clock;
        this.since = clock.instant();
    }

    Part part() {
        return part;
    }

    State state() {
        return state;
    }

    Instant since() {
        return since;
    }

    int restarts() {
        return restarts.get();
    }

    void begin() {
        keeper = Thread.ofVirtual().name("keeper-" + part.name()).start(this::keep);
    }

    private void keep() {
        while (!closing) {
            try {
                step();
            } catch (Trouble | IllegalStateException | java.io.UncheckedIOException e) {
                fail(String.valueOf(e.getMessage()));
            }
            Pause.of(LOOK_EVERY);
        }
    }

    private synchronized void step() {
        if (closing || !wanted || state == State.FAILED) {
            return;
        }
        if (!part.isRunning()) {
            startOnceMore();
        } else if (state == State.STARTING && part.isReady()) {
            var took = Duration.between(since, clock.instant());
            failuresInARow = 0;
            become(State.READY, "ready after %.1f s".formatted(took.toMillis() / 1000.0));
        }
    }

    private void startOnceMore() {
        if (state == State.STARTING || state == State.READY) {
            boolean wasReady = state == State.READY;
            failuresInARow = wasReady ? 0 : failuresInARow + 1;
            if (!wasReady && restarts.get() == 0 && failuresInARow >= TRIES) {
                fail("died " + TRIES + " times while starting");
                return;
            }
            if (wasReady || failuresInARow > 0) {
                restarts.addAndGet(wasReady ? 1 : 0);
                become(State.STARTING, (expectedDeath ? "was killed" : "died") + ", starting it again");
                expectedDeath = false;
            }
            if (failuresInARow > 0) {
                var pause = Duration.ofSeconds(1L << Math.min(failuresInARow, 4));
                Pause.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            }
        }
        since = clock.instant();
        state = State.STARTING;
        part.start();
    }

    private void fail(String why) {
        become(State.FAILED, "failed: " + why);
    }

    private void become(State next, String what) {
        state = next;
        since = clock.instant();
        listener.changed(this, what);
    }

    /** kill -9; the keeper starts it again. */
    void kill() {
        expectedDeath = true;
        part.kill();
    }

    /** Stops it until {@link #startAgain}. */
    void stop() {
        wanted = false;
        synchronized (this) {
            part.stop();
            become(State.STOPPED, "stopped");
        }
    }

    void startAgain() {
        synchronized (this) {
            state = State.WAITING;
            wanted = true;
        }
    }

    /** Stops it for good. */
    void close() {
        closing = true;
        var thread = keeper;
        if (thread != null) {
            thread.interrupt();
        }
        synchronized (this) {
            part.stop();
            state = State.STOPPED;
        }
    }

    void awaitReady(Duration patience) {
        var deadline = clock.instant().plus(patience);
        // Readiness is asked anew: a part that just died may still be called READY.
        while (!(state == State.READY && part.isReady())) {
            if (state == State.FAILED || clock.instant().isAfter(deadline)) {
                throw new Trouble(part.name() + " did not get ready. The end of its log:\n" + LogEnd.of(part.log()));
            }
            Pause.briefly();
        }
    }
}
