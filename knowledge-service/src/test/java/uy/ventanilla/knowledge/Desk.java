package uy.ventanilla.knowledge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tenant's knowledge base, as seen through the public API by one of its people. */
final class Desk {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final UUID tenant;
    private final @Nullable String token;

    private Desk(int port, UUID tenant, @Nullable String token) {
        this.port = port;
        this.tenant = tenant;
        this.token = token;
    }

    /** A new tenant, seen by Tania of its staff. */
    static Desk ofNewTenant(int port) {
        var tenant = UUID.randomUUID();
        return new Desk(port, tenant, Surroundings.token(tenant, "Tania Técnica", "agent"));
    }

    Desk asCustomer() {
        return new Desk(port, tenant, Surroundings.token(tenant, "Ana Pereira", "customer"));
    }

    Desk asIntegrator(String scope) {
        return new Desk(port, tenant, Surroundings.integrator(tenant, scope));
    }

    Desk asStranger() {
        return new Desk(port, tenant, null);
    }

    UUID tenant() {
        return tenant;
    }

    /** Writes and publishes; returns the slug. */
    String publishes(String title, String body, String... tags) {
        var slug = drafts(title, body, tags);
        post("/api/articles/" + slug + "/publication", "").is(200);
        return slug;
    }

    String drafts(String title, String body, String... tags) {
        return post("/api/articles", article(title, body, tags)).is(201).at("/slug");
    }

    List<String> finds(String words) {
        return slugs("/api/articles/search?q=" + encoded(words));
    }

    List<String> suggests(String subject) {
        return slugs("/api/articles/suggestions?subject=" + encoded(subject));
    }

    /** The first hit. */
    JsonNode firstHit(String words) {
        return get("/api/articles/search?q=" + encoded(words)).is(200).body().at("/items/0");
    }

    static String article(String title, String body, String... tags) {
        return JSON.writeValueAsString(Map.of("title", title, "body", body, "tags", Arrays.asList(tags)));
    }

    Answer get(String path) {
        return ask("GET", path, null);
    }

    Answer post(String path, String body) {
        return ask("POST", path, body);
    }

    Answer put(String path, String body, String... headers) {
        return ask("PUT", path, body, headers);
    }

    Answer delete(String path) {
        return ask("DELETE", path, null);
    }

    private List<String> slugs(String path) {
        return get(path)
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .map(hit -> hit.path("slug").asString())
                .toList();
    }

    private Answer ask(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token == null) {
            request.header("X-Ventanilla-Tenant", tenant.toString()); // what the gateway says of the host
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer. */
    record Answer(HttpResponse<String> response) {
        Answer is(int status) {
            if (response.statusCode() != status) {
                throw new AssertionError(
                        "expected " + status + ", got " + response.statusCode() + ": " + response.body());
            }
            return this;
        }

        JsonNode body() {
            return JSON.readTree(response.body());
        }

        String at(String pointer) {
            return body().at(pointer).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
