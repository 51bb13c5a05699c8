package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service the way the gateway does: with the tenant it found by the host, and the host the browser used. */
@TestComponent
@Lazy
class FrontDoor {
    static final String OPERATOR_SECRET = "the operator's";
    static final String PORTAL_SECRET = "the portal's";
    static final int PUBLIC_PORT = 8080;
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-section-4";

    private final int port;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    FrontDoor(@Value("${local.server.port}") int port, JsonMapper json) {
        this.port = port;
        this.json = json;
    }

    /** A tenant as the stories know it. */
    record Tenant(String slug, UUID id) {
        String host() {
            return slug + ".localhost";
        }

        String origin() {
            return "http://" + host() + ":" + PUBLIC_PORT;
        }
    }

    record Answer(int status, String body, Map<String, String> headers, JsonMapper mapper) {
        JsonNode json() {
            return mapper.readTree(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** A request to the host of a tenant, or to the operator's host where there is none. */
    HttpRequest.Builder to(Tenant tenant, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Port", "" + PUBLIC_PORT);
        return tenant == null
                ? request.header("X-Forwarded-Host", "platform.localhost")
                : request.header("X-Forwarded-Host", tenant.host())
                        .header("X-Ventanilla-Tenant", tenant.id().toString());
    }

    Answer send(HttpRequest.Builder request) {
        return send(http, request);
    }

    Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var headers = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join("\n", entry.getValue())));
            return new Answer(answer.statusCode(), answer.body(), headers, json);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient browser() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .build();
    }

    String operatorToken() {
        return send(to(null, "/oauth2/token")
                        .header("Authorization", basic("operator", OPERATOR_SECRET))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                form(Map.of("grant_type", "client_credentials", "scope", "platform")))))
                .json()
                .get("access_token")
                .asString();
    }

    Answer apply(String slug, String blueprint) {
        return operator("PUT", "/platform/tenants/" + slug, "application/yaml", blueprint);
    }

    Answer directory(Tenant tenant, String document) {
        return operator("PUT", "/platform/tenants/" + tenant.slug() + "/directory", "application/yaml", document);
    }

    /** Asks in the operator's name; {@code contentType} is empty for a question. */
    Answer operator(String method, String path, String contentType, String body) {
        var request = to(null, path).header("Authorization", "Bearer " + operatorToken());
        return send(
                contentType.isEmpty()
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", contentType).method(method, BodyPublishers.ofString(body)));
    }

    /** A new tenant with a customer Ada, an agent Bruno, a lead Lea and an admin Zoe; passwords {@code <name>'s password}. */
    Tenant tenant() {
        var slug = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        var applied = apply(slug, Blueprints.small(slug));
        var tenant =
                new Tenant(slug, UUID.fromString(applied.json().get("tenant").asString()));
        directory(tenant, """
                organisations:
                  - {name: Bodega Sur, plan: oficina, commercialContact: Carla}
                people:
                  - {email: ada@clients.example, name: Ada, role: customer, organisation: Bodega Sur, password: ada's password, mayMail: true}
                  - {email: bruno@acme.example, name: Bruno, role: agent, password: bruno's password}
                  - {email: lea@acme.example, name: Lea, role: lead, password: lea's password}
                  - {email: zoe@acme.example, name: Zoe, role: admin, password: zoe's password}
                """);
        return tenant;
    }

    Answer get(Tenant tenant, String path, String token) {
        return send(to(tenant, path).header("Authorization", "Bearer " + token));
    }

    Answer post(Tenant tenant, String path, String token, String body) {
        return send(to(tenant, path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** {@code ifMatch}: the version as its {@code ETag} tells it; absent where empty. */
    Answer put(Tenant tenant, String path, String token, String ifMatch, String body) {
        var request = to(tenant, path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        return send(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
    }

    Answer delete(Tenant tenant, String path, String token) {
        return send(to(tenant, path).header("Authorization", "Bearer " + token).DELETE());
    }

    Answer postForm(Tenant tenant, HttpClient browser, String path, Map<String, String> fields) {
        return send(
                browser,
                to(tenant, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    /** The access token of one of the people of {@link #tenant()}, got the way the portal gets it. */
    String token(Tenant tenant, String name) {
        var address = name + (name.equals("ada") ? "@clients.example" : "@acme.example");
        var code = code(tenant, browser(), address, name + "'s password");
        return tokens(tenant, code, VERIFIER).json().get("access_token").asString();
    }

    /** Exchanges a code the way the portal does. */
    Answer tokens(Tenant tenant, String code, String verifier) {
        return token(
                tenant,
                basic("portal", PORTAL_SECRET),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        tenant.origin() + "/session/callback",
                        "code_verifier",
                        verifier));
    }

    Answer token(Tenant tenant, String client, Map<String, String> fields) {
        return send(to(tenant, "/oauth2/token")
                .header("Authorization", client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    /** Goes from the portal to the sign-in form and back; what the browser brings home is the code. */
    String code(Tenant tenant, HttpClient browser, String address, String password) {
        var asked = send(browser, to(tenant, authorize(tenant, Map.of())).header("Accept", "text/html"));
        assertThat(asked.header("location")).endsWith("/login");
        var back = URI.create(signIn(tenant, browser, address, password));
        assertThat(back.getPath()).isEqualTo("/oauth2/authorize");
        return code(send(
                browser,
                to(tenant, back.getRawPath() + "?" + back.getRawQuery()).header("Accept", "text/html")));
    }

    static String code(Answer sentBack) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(sentBack.header("location"));
        assertThat(code.find())
                .as(sentBack.header("location") + sentBack.body())
                .isTrue();
        return code.group(1);
    }

    /** Fills the form in; returns where the browser is sent. */
    String signIn(Tenant tenant, HttpClient browser, String address, String password) {
        var form = csrf(send(browser, to(tenant, "/login")));
        return postForm(tenant, browser, "/login", Map.of("username", address, "password", password, "_csrf", form))
                .header("location");
    }

    /** The token in a page's form. */
    String csrf(Answer page) {
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    /** Where the portal sends a browser to sign in; {@code other} replaces or, by an empty text, removes parameters. */
    static String authorize(Tenant tenant, Map<String, String> other) {
        var parameters = new TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                "portal",
                "scope",
                "openid",
                "state",
                "s-1",
                "nonce",
                "n-1",
                "redirect_uri",
                tenant.origin() + "/session/callback",
                "code_challenge",
                challenge(),
                "code_challenge_method",
                "S256"));
        parameters.putAll(other);
        parameters.values().removeIf(String::isEmpty);
        return "/oauth2/authorize?" + form(parameters);
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
    static String basic(String client, String secret) {
        var joined = encoded(client) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }
}
