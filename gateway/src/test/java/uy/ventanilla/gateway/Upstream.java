package uy.ventanilla.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** A service behind the gateway: answers with its name and the headers it got; streams, stalls or breaks off on request. */
final class Upstream implements AutoCloseable {
    /** The next events of {@code /api/events/stream}, sent as soon as they are offered. */
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** More than the gateway waits for before it passes an answer on. */
    static final String PART = "0123456789".repeat(5_000);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final String name;
    private final HttpServer server;
    private final Supplier<String> keys;

    Upstream(String name, Supplier<String> keys) {
        this.name = name;
        this.keys = keys;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            var path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/oauth2/jwks" -> send(exchange, keys.get());
                case "/v3/api-docs" -> send(exchange, document());
                case "/api/events/stream" -> stream(exchange);
                case "/api/people/slow" -> closed.await();
                case "/api/people/broken" -> exchange.close();
                case "/api/people/few" -> inParts(exchange, PART.substring(0, 10));
                case "/api/people/many" -> inParts(exchange, PART);
                case "/api/people/half" -> breakOff(exchange);
                case "/api/people/begun" -> beginAndStall(exchange);
                default -> {
                    exchange.getRequestBody().readAllBytes();
                    send(exchange, JsonMapper.shared().writeValueAsString(echo(exchange)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of an API with two paths that are named after the service. */
    private String document() {
        return """
                {"openapi": "3.1.0", "security": [{"bearer": []}],
                 "paths": {"/api/%1$s": {"get": {"operationId": "%1$s"}},
                           "/platform/%1$s": {"get": {"operationId": "%1$s of the operator"}}}}
                """.formatted(name);
    }

    private Map<String, Object> echo(HttpExchange exchange) {
        var echo = new LinkedHashMap<String, Object>();
        exchange.getRequestHeaders().forEach((header, values) -> echo.put(header, String.join(",", values)));
        echo.put("service", name);
        return echo;
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Two parts, each a chunk of its own; the second as soon as an event is offered. */
    private void inParts(HttpExchange exchange, String part) throws IOException, InterruptedException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(part.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            events.take();
            out.write(part.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void breakOff(HttpExchange exchange) throws IOException {
        begin(exchange);
        throw new IOException("gone"); // the server cuts the connection
    }

    private void beginAndStall(HttpExchange exchange) throws IOException, InterruptedException {
        begin(exchange);
        closed.await();
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        exchange.getResponseHeaders().add("Set-Cookie", "session=secret");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("{\"half\":".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var event = events.take(); !event.equals("end"); event = events.take()) {
                out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
