package uy.ventanilla.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API of one host, as one caller sees it: through the gateway, by the host's name, with the caller's token. */
final class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI gateway;
    private final String host;
    private final @Nullable String token;

    Api(URI gateway, String host, @Nullable String token) {
        this.gateway = gateway;
        this.host = host;
        this.token = token;
    }

    /** The caller's token; empty for nobody. */
    String bearer() {
        return token == null ? "" : token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** The bytes behind {@code path}, each as the character of the same number. */
    String rawText(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The ZIP archive behind {@code path}. */
    Archive archive(String path) {
        try {
            var answer = HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return Archive.of(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, Object body) {
        return send(json(request(path), "POST", JSON.writeValueAsString(body)));
    }

    Answer patch(String path, Object body) {
        return send(json(request(path), "PATCH", JSON.writeValueAsString(body)));
    }

    Answer put(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).PUT(BodyPublishers.ofString(body)));
    }

    Answer form(String path, Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request to {@code path} under the host's name; the connection goes to the gateway whatever the name resolves to. */
    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", host + ":" + gateway.getPort());
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    /** An answer: its status, its body as text and as JSON. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        /** This answer, if it has one of the statuses from 200 to 299; otherwise an error that shows what was said instead. */
        Answer ok() {
            if (status() / 100 != 2) {
                throw new AssertionError(
                        http.request().method() + " " + http.uri() + " answered " + status() + ": " + http.body());
            }
            return this;
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }
}
