package uy.ventanilla.platform.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DueLoopTest {
    @Test
    void it_looks_again_at_once_while_there_is_more() throws Exception {
        var rounds = new AtomicInteger();
        var third = new CountDownLatch(3);
        var loop = new DueLoop("test", Duration.ofHours(1), () -> {
            third.countDown();
            return rounds.incrementAndGet() < 3;
        });
        loop.start();
        assertThat(third.await(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(rounds).hasValue(3);
    }

    @Test
    void a_wake_ends_the_pause() throws Exception {
        var rounds = new SynchronousQueue<Boolean>();
        var loop = new DueLoop("test", Duration.ofHours(1), () -> offer(rounds));
        loop.start();
        assertThat(rounds.poll(5, TimeUnit.SECONDS)).isTrue();
        loop.wake();
        assertThat(rounds.poll(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void it_outlives_exceptions_and_errors() throws Exception {
        var thrice = new CountDownLatch(3);
        var loop = new DueLoop("test", Duration.ofMillis(1), () -> {
            thrice.countDown();
            if (thrice.getCount() == 1) {
                throw new StackOverflowError("one mail too deep");
            }
            throw new IllegalStateException("the database is away");
        });
        loop.start();
        assertThat(thrice.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    private static boolean offer(SynchronousQueue<Boolean> rounds) {
        try {
            rounds.offer(true, 5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
