package uy.ventanilla.benchmark;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Requests that come at a steady rate whether or not earlier ones have been answered. Each is timed from the moment it was
 * meant to be sent, so that a stall counts for everybody who would have come meanwhile.
 */
final class Load {
    /** One thread of few instructions: what asks shares the machine with what answers. */
    private static final HttpClient HTTP = HttpClient.create(ConnectionProvider.create("load", 1_000))
            .runOn(LoopResources.create("load", 1, true))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
            .responseTimeout(Duration.ofMinutes(1));

    private static final int NO_ANSWER = 599;

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

        /** How many requests that counts. */
        long timed() {
            return micros.getTotalCount();
        }

        static Result none() {
            return new Result(new Histogram(3), 0);
        }

        /** What failed, and no times. */
        Result untimed() {
            return new Result(new Histogram(3), failed);
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
            send(request).subscribe(status -> {
                micros.recordValue(Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
                if (status >= 400) {
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

    /**
     * Keeps so many requests on their way at a time, each followed by the next as soon as it is answered. What is asked so
     * often is compiled in a minute or two and not in a quarter of an hour; nothing is measured by it. Gives how many failed.
     */
    long press(int atATime, Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        var number = new AtomicInteger();
        var failed = new AtomicLong();
        var askers = new ArrayList<Thread>();
        for (int i = 0; i < atATime; i++) {
            askers.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    var status = send(requests.apply(number.getAndIncrement())).block();
                    if (status == null || status >= 400) {
                        failed.incrementAndGet();
                    }
                }
            }));
        }
        for (var asker : askers) {
            asker.join();
        }
        return failed.get();
    }

    /** Comes to the rate step by step, so that nothing is judged by how it copes while it is being compiled. */
    void warmUp(Duration duration) throws InterruptedException {
        for (double share : new double[] {0.1, 0.3, 0.6, 1}) {
            new Load(perSecond * share, requests).run(duration.dividedBy(4));
        }
    }

    /** The status of the answer once all of it is here; {@value #NO_ANSWER} where there was none. Never an error. */
    private static Mono<Integer> send(HttpRequest request) {
        var body = request.bodyPublisher()
                .map(publisher -> JdkFlowAdapter.flowPublisherToFlux(publisher).map(Unpooled::wrappedBuffer))
                .orElse(Flux.empty());
        long length = request.bodyPublisher()
                .map(HttpRequest.BodyPublisher::contentLength)
                .orElse(-1L);
        return HTTP.headers(headers -> {
                    request.headers().map().forEach(headers::set);
                    if (length >= 0) {
                        headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
                    }
                })
                .request(HttpMethod.valueOf(request.method()))
                .uri(request.uri())
                .send(body)
                .responseSingle((answer, content) ->
                        content.then(Mono.just(answer.status().code())))
                .onErrorReturn(NO_ANSWER);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
