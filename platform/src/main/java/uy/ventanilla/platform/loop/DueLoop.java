package uy.ventanilla.platform.loop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One thread that looks for work, does it, and rests. It looks again at once while {@code work} returns {@code true}
 * (there was a full batch), after {@code pause} otherwise, and earlier when {@link #wake woken}. An exception or error is
 * logged and rests longer and longer, up to 5 s: the loop outlives any outage. Stopping waits for the round under way.
 *
 * <p>{@code work} must be safe to run on several replicas at once (skip locked rows, or take a lock).
 */
public final class DueLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DueLoop.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile boolean running;
    private @Nullable Thread thread;

    public DueLoop(String name, Duration pause, BooleanSupplier work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    /** Asks for a look soon. Cheap, never blocks for long, callable from any thread; many calls make one look. */
    public void wake() {
        if (wanted.compareAndSet(false, true)) {
            lock.lock();
            try {
                woken.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon(true).start(this::rounds);
    }

    @Override
    public void stop() {
        running = false;
        wanted.set(false);
        wake();
        var current = thread;
        if (current != null) {
            try {
                current.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        Duration rest = pause;
        while (running) {
            wanted.set(false);
            try {
                rest = work.getAsBoolean() ? Duration.ZERO : pause;
            } catch (RuntimeException e) {
                rest = longer(rest);
                log.warn("{} failed, looking again in {} ms", name, rest.toMillis(), e);
            } catch (Error e) {
                // a thread that ended here would leave the service ready and its work undone
                rest = LONGEST_REST;
                log.error("{} failed badly, looking again in {} ms", name, rest.toMillis(), e);
            }
            rest(rest);
        }
    }

    private Duration longer(Duration rest) {
        var doubled = rest.isZero() ? pause : rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
    }

    private void rest(Duration duration) {
        if (!duration.isPositive() || !running) {
            return;
        }
        lock.lock();
        try {
            long left = duration.toNanos();
            while (running && !wanted.get() && left > 0) {
                left = woken.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
