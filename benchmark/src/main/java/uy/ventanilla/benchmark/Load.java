package uy.ventanilla.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests that come at a steady rate whether or not earlier ones have been answered. Each is timed from the moment it was
 * meant to be sent, so that a stall counts for everybody who would have come meanwhile.
 */
final class Load {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final IntFunction<HttpRequest> requests;
    private final double perSecond;

    /** {@code requests}: the request of each number, from 0. */
    Load(double perSecond, IntFunction<HttpRequest> requests) {
        this.perSecond = perSecond;
        this.requests = requests;
    }

    /** Times in microseconds, of those too that failed or were refused; {@code failed} says how many these were. */
    record Result(Histogram micros, long failed) {
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }

        static Result none() {
            return new Result(new Histogram(3), 0);
        }

        Result and(Result other) {
            var sum = micros.copy();
            sum.add(other.micros);
            return new Result(sum, failed + other.failed);
        }
    }

    Result run(Duration duration) throws InterruptedException {
        int count = (int) Math.round(perSecond * duration.toMillis() / 1_000.0);
        var micros = new ConcurrentHistogram(3);
        var failed = new AtomicLong();
        var answered = new CountDownLatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + Math.round(i * 1e9 / perSecond);
            var request = requests.apply(i);
            waitUntil(due);
            var _ = HTTP.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((answer, trouble) -> {
                micros.recordValue(Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
                if (trouble != null || answer.statusCode() >= 400) {
                    failed.incrementAndGet();
                }
                answered.countDown();
            });
        }
        if (!answered.await(60, TimeUnit.SECONDS)) {
            failed.addAndGet(answered.getCount());
        }
        return new Result(micros, failed.get());
    }

    /** Comes to the rate step by step, so that nothing is judged by how it copes while it is being compiled. */
    void warmUp(Duration duration) throws InterruptedException {
        for (double share : new double[] {0.1, 0.3, 0.6, 1}) {
            new Load(perSecond * share, requests).run(duration.dividedBy(4));
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
