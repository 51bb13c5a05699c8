package uy.ventanilla.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.local.Layout;
import uy.ventanilla.local.Platform;

/** The platform under measurement: every server and service as {@code up} has them, with compilers at full strength, early at work. */
final class Stand implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PORT_OFFSET = 11_000;
    /** None for who measures, and the noisy neighbour's ten times what is normal, as an operator would set it. */
    private static final Map<String, String> LIMITS = Map.of(
            "VENTANILLA_LIMITS_TENANT",
            "600000",
            "VENTANILLA_LIMITS_CALLER",
            "300000",
            "VENTANILLA_LIMITS_TENANTS_" + NoisyNeighbour.NOISE.toUpperCase(Locale.ROOT),
            Integer.toString(NoisyNeighbour.ALLOWED_A_MINUTE));

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Platform platform;

    private Stand(Platform platform) {
        this.platform = platform;
    }

    static Stand start(Path checkout) throws IOException {
        var home = checkout.toAbsolutePath().resolve("benchmark/target/stand");
        for (var left : new String[] {"data", "logs", "secrets.properties", "clock-offset"}) {
            forget(home.resolve(left));
        }
        var platform = new Platform(
                new Layout(checkout, home, PORT_OFFSET),
                new Platform.Settings(false, true, LIMITS, System.out::println));
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stand-end"));
        platform.start();
        platform.setClockOffset(Duration.ZERO);
        return new Stand(platform);
    }

    private static void forget(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var all = Files.walk(tree)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    Path checkout() {
        return platform.layout().checkout();
    }

    URI gateway() {
        return URI.create(platform.gatewayUrl());
    }

    /** Of one service, past the gateway; {@code usualPort} as {@code up} has it. */
    URI service(int usualPort) {
        return URI.create("http://127.0.0.1:" + (usualPort + PORT_OFFSET));
    }

    String portalSecret() {
        return platform.portalSecret();
    }

    String operatorToken() {
        return token(
                "platform.localhost",
                Map.of(
                        "grant_type", "client_credentials",
                        "scope", "platform",
                        "client_id", "operator",
                        "client_secret", platform.operatorSecret()));
    }

    String token(String host, Map<String, String> form) {
        return send(request(host, "/oauth2/token", null)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(form)))
                        .build())
                .get("access_token")
                .asString();
    }

    /** A request through the gateway under {@code host}. */
    HttpRequest.Builder request(String host, String path, @Nullable String token) {
        return request(gateway(), path, token)
                .header("Host", host + ":" + gateway().getPort());
    }

    static HttpRequest.Builder request(URI server, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofMinutes(2));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The JSON of an answer; an error that shows what was said where it is no success. */
    static JsonNode send(HttpRequest request) {
        var answer = raw(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    static HttpResponse<String> raw(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(Objects.requireNonNull(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        platform.close();
    }
}
