package uy.ventanilla.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The world outside the portal as a real local server: a gateway before it, and behind that identity, tickets and the
 * rest, speaking the public API's shapes with the samples under {@code api/}.
 */
final class FrontDoor implements AutoCloseable {
    /** What a request to the API looked like. */
    record Asked(String method, String path, String host, String authorization, String ifMatch, String body) {}

    /** How the API answers one request. */
    record Answer(int status, String body) {}

    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    /** Answers by {@code METHOD /path}; what is not here comes from the samples. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    /** Lines to send to whoever listens for hints. */
    final BlockingQueue<String> hints = new LinkedBlockingQueue<>();
    /** Streams end with the turn in which they were opened. */
    private final AtomicInteger turn = new AtomicInteger();

    volatile List<String> roles = List.of("customer");
    volatile int tokensLive = 300;
    volatile int portal;

    static {
        // As PortalApplication does: whichever loads first decides for the whole process.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpServer server;
    private final RSAKey key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    FrontDoor(int port) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("test").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Forgets what was asked, given and hinted, and whoever still listens. */
    void calm() {
        turn.incrementAndGet();
        roles = List.of("customer");
        tokensLive = 300;
        answers.clear();
        asked.clear();
        hints.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/oauth2/authorize" -> authorize(exchange);
                case "/oauth2/token" -> token(exchange);
                case "/oauth2/jwks" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/api/events/stream" -> stream(exchange);
                default -> {
                    if (path.startsWith("/api/") || path.startsWith("/intake/")) {
                        api(exchange, path);
                    } else {
                        forward(exchange);
                    }
                }
            }
        } catch (JOSEException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                path,
                headers.getFirst("Host"),
                String.valueOf(headers.getFirst("Authorization")),
                headers.getFirst("If-Match"),
                body));
        var given = answers.get(exchange.getRequestMethod() + " " + path);
        if (given != null) {
            send(exchange, given.status, given.body);
        } else {
            send(exchange, 200, sample(path));
        }
    }

    private String sample(String path) throws IOException {
        var agent = !roles.contains("customer");
        return switch (path) {
            case "/api/tenant" -> read("tenant");
            case "/api/me" -> read("me");
            case "/api/tickets" -> "{\"items\":[" + read("ticket") + "," + read("ticket-agent") + "]}";
            case "/api/articles" -> read("articles");
            case "/api/articles/search", "/api/articles/suggestions" -> read("search");
            case "/api/notifications" -> read("notifications");
            case "/intake/mails" -> read("mails");
            case "/api/people" -> "{\"items\":[" + read("person") + "],\"next\":\"more\"}";
            case "/api/organisations" -> "{\"items\":[" + read("organisation") + "]}";
            case "/api/teams" -> read("teams");
            case "/api/audit" -> read("audit");
            default -> {
                if (path.endsWith("/messages")) {
                    yield read("messages");
                } else if (path.endsWith("/timeline")) {
                    yield read("timeline");
                } else if (path.endsWith("/sla")) {
                    yield read("sla");
                } else if (path.startsWith("/api/people/")) {
                    yield read("person");
                } else if (path.startsWith("/api/organisations/")) {
                    yield read("organisation");
                } else if (path.startsWith("/api/articles/")) {
                    yield read("article");
                } else {
                    yield read(agent ? "ticket-agent" : "ticket");
                }
            }
        };
    }

    String read(String name) throws IOException {
        try (var in = FrontDoor.class.getResourceAsStream("/api/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        int opened = turn.get();
        while (turn.get() == opened) {
            var hint = hints.poll(50, TimeUnit.MILLISECONDS);
            if (hint != null) {
                out.write(hint.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
        exchange.close();
    }

    /** Signs in at once whoever {@link #roles} says. */
    private void authorize(HttpExchange exchange) throws IOException {
        var query = form(exchange.getRequestURI().getRawQuery());
        if (!"S256".equals(query.get("code_challenge_method"))) {
            send(exchange, 400, "{}");
            return;
        }
        asked.add(new Asked("GET", "/oauth2/authorize", "", "", null, ""));
        nonces.put("code", query.getOrDefault("nonce", ""));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=c0de&state="
                                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(new Asked(
                "POST",
                "/oauth2/token",
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                null,
                form.toString()));
        var given = answers.get("POST /oauth2/token");
        if (given != null) {
            send(exchange, given.status, given.body);
            return;
        }
        var issuer = "http://" + exchange.getRequestHeaders().getFirst("Host");
        var now = Instant.now();
        var access = sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("11111111-1111-1111-1111-111111111111")
                .claim("person", "11111111-1111-1111-1111-111111111111")
                .claim("name", roles.contains("customer") ? "Ada Lovelace" : "Grace Hopper")
                .claim("roles", roles)
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build());
        var identity = sign(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("11111111-1111-1111-1111-111111111111")
                .audience("portal")
                .claim("nonce", nonces.getOrDefault("code", ""))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build());
        send(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"r3fresh","id_token":"%s","scope":"openid"}
                """.formatted(access, tokensLive, identity));
    }

    private String sign(JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portal + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
                .header("X-Forwarded-Proto", "http");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("host", "connection", "content-length", "upgrade", "http2-settings", "accept-encoding")
                    .contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.headers().map().forEach((name, values) -> {
            if (!List.of("transfer-encoding", "content-length", "connection").contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean none = answer.statusCode() == 204 || answer.statusCode() == 304;
        exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : 0);
        try (var in = answer.body()) {
            if (!none) {
                var out = exchange.getResponseBody();
                var buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, _) -> a));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
