package uy.ventanilla.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import uy.ventanilla.testkit.Await;

/** What comes of a request that was let in, however slow, large or broken the service or the caller is. */
class AnswersTest extends GatewayAtWork {
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void what_is_logged_of_a_failed_request_names_its_trace(CapturedOutput output) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        assertThat(browser.get(EXPAND, "/", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .status())
                .isEqualTo(503);
        assertThat(output.getOut().lines().filter(line -> line.contains("answered 503")))
                .anyMatch(line -> line.contains(trace));
    }

    @Test
    void a_service_that_is_away_slow_or_broken_is_a_problem() {
        var away = browser.get(EXPAND, "/");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.problem()).isEqualTo("unavailable");
        assertThat(away.header("Retry-After")).isNotEmpty();
        var slow = browser.get(EXPAND, "/api/people/slow");
        assertThat(slow.status()).isEqualTo(504);
        assertThat(slow.problem()).isEqualTo("gateway-timeout");
        var broken = browser.get(EXPAND, "/api/people/broken");
        assertThat(broken.status()).isEqualTo(502);
        assertThat(broken.problem()).isEqualTo("bad-gateway");
    }

    @Test
    void a_service_that_is_slow_costs_the_others_nothing() {
        var slow = Stream.generate(() -> browser.ask(EXPAND, "/api/people/slow"))
                .limit(300)
                .toList();
        for (int i = 0; i < 10; i++) {
            assertThat(browser.get(EXPAND, "/api/tickets").service()).isEqualTo("ticket");
            assertThat(browser.get(EXPAND, "/").problem())
                    .as("one that is away")
                    .isEqualTo("unavailable");
        }
        assertThat(slow).as("they wait still").anyMatch(answer -> !answer.isDone());
        assertThat(slow)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(504));
    }

    @Test
    void a_body_may_take_longer_than_an_answer() {
        var parts = Stream.generate(() -> "a part ".getBytes(StandardCharsets.US_ASCII))
                .limit(8);
        var sent = browser.post(
                EXPAND,
                "/intake/requests",
                BodyPublishers.ofByteArrays(() -> parts.map(part -> {
                            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
                            return part;
                        })
                        .iterator()));
        assertThat(sent.service()).isEqualTo("intake");
    }

    @Test
    void a_body_too_large_is_refused_whether_it_says_so_or_not() {
        var large = "x".repeat(5_000);
        var said = browser.post(EXPAND, "/api/tickets/1/messages", BodyPublishers.ofString(large));
        assertThat(said.status()).isEqualTo(413);
        assertThat(said.problem()).isEqualTo("too-large");
        var silent = browser.post(
                EXPAND,
                "/api/tickets/1/messages",
                BodyPublishers.ofByteArrays(List.of(large.getBytes(StandardCharsets.UTF_8))));
        assertThat(silent.problem()).isEqualTo("too-large");
        assertThat(browser.post(EXPAND, "/intake/requests", BodyPublishers.ofString(large))
                        .service())
                .isEqualTo("intake");
    }

    @Test
    void who_keeps_it_waiting_for_the_rest_of_a_request_is_let_go() throws Exception {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write(("POST /api/tickets/1/messages HTTP/1.1\r\nHost: " + EXPAND
                                    + "\r\nContent-Length: 100\r\n\r\nthe first few words")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.getInputStream().readAllBytes()).isEmpty();
        }
        // whether they are seen to be late first, or to be gone
        Await.until("it is over", () -> hasAnswered("408") || hasAnswered("UNKNOWN"));
        assertThat(hasAnswered("500")).as("it counts as a failure of ours").isFalse();
    }

    private boolean hasAnswered(String status) {
        return !meters.find("http.server.requests")
                .tag("status", status)
                .timers()
                .isEmpty();
    }

    @Test
    void a_connection_that_asks_nothing_is_let_go() throws Exception {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(10_000);
            connection
                    .getOutputStream()
                    .write(("GET /api/me HTTP/1.1\r\nHost: " + EXPAND + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void events_stream_through_one_by_one_however_long_they_keep_silent() throws Exception {
        var events = SERVICES.get("notification").events;
        events.add("one");
        var stream = browser.open(EXPAND, "/api/events/stream");
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            assertThat(lines.readLine()).isEmpty();
            // longer than the 4 s an ordinary answer may take
            assertThat(browser.get(EXPAND, "/api/people/slow").status()).isEqualTo(504);
            events.add("two");
            assertThat(lines.readLine()).isEqualTo("data: two");
            events.add("end");
        }
    }

    @Test
    void a_small_answer_comes_in_one_piece_however_many_the_service_makes_of_it() {
        SERVICES.get("identity").events.add("go on");

        var small = browser.get(EXPAND, "/api/people/few");

        assertThat(small.text()).isEqualTo("01234567890123456789");
        assertThat(small.header("Content-Length")).isEqualTo("20");
        assertThat(small.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void a_large_answer_comes_as_it_is_made() throws Exception {
        var large = browser.open(EXPAND, "/api/people/many");

        try (var body = large.body()) {
            assertThat(new String(body.readNBytes(Upstream.PART.length()), StandardCharsets.US_ASCII))
                    .as("before the rest is there")
                    .isEqualTo(Upstream.PART);
            SERVICES.get("identity").events.add("go on");
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo(Upstream.PART);
        }
        assertThat(large.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
    }

    @Test
    void half_an_answer_is_a_problem_and_never_half_an_answer() {
        var half = browser.get(EXPAND, "/api/people/half");

        assertThat(half.status()).isEqualTo(502);
        assertThat(half.problem()).isEqualTo("bad-gateway");
        assertThat(half.response().headers().map()).doesNotContainKeys("etag", "set-cookie");
        var stalled = browser.get(EXPAND, "/api/people/begun");
        assertThat(stalled.status()).isEqualTo(504);
        assertThat(stalled.problem()).isEqualTo("gateway-timeout");
    }

    @Test
    void a_kept_alive_connection_answers_every_request() throws Exception {
        var failures = new ConcurrentLinkedQueue<Exception>();
        var clients = Stream.generate(() -> new Browser(port))
                .limit(4)
                .map(client -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 150 && failures.isEmpty(); i++) {
                        try {
                            // one that a service answers and one that the gateway refuses by itself, in turn
                            client.get(EXPAND, i % 2 == 0 ? "/api/me" : "/api/nothing");
                        } catch (IllegalStateException e) {
                            failures.add(e);
                        }
                    }
                }))
                .toList();
        for (var client : clients) {
            client.join();
        }
        assertThat(failures).isEmpty();
    }
}
