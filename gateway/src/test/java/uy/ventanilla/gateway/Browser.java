package uy.ventanilla.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the gateway by any host name without needing a name server. */
final class Browser {
    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,content-length");
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;

    Browser(int port) {
        this.port = port;
    }

    /** {@code headers} are names and values in turn. */
    Answer get(String host, String path, String... headers) {
        return send(request(host, path, headers).GET());
    }

    /** Without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> ask(String host, String path) {
        return http.sendAsync(request(host, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser asks before it lets a page of {@code origin} ask. */
    Answer preflight(String host, String path, String origin, String method) {
        return send(request(host, path, "Origin", origin, "Access-Control-Request-Method", method)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .setHeader("Access-Control-Request-Headers", "authorization,content-type,idempotency-key"));
    }

    Answer post(String host, String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(host, path, headers).POST(body));
    }

    HttpResponse<InputStream> open(String host, String path) {
        try {
            return http.send(request(host, path).build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String host, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .setHeader("Host", host);
        if (headers.length > 0) {
            request.headers(Arrays.copyOf(headers, headers.length));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String service() {
            return json().path("service").asString("");
        }

        /** The code of a problem, or nothing where the answer is none of RFC 9457's shape. */
        String problem() {
            var problem = header("Content-Type").startsWith("application/problem+json")
                    && json().path("status").asInt() == status()
                    && !json().path("title").asString("").isEmpty()
                    && !json().path("detail").asString("").isEmpty();
            return problem ? json().path("type").asString().replace("urn:ventanilla:problem:", "") : "";
        }
    }
}
