package uy.ventanilla.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/** Signs a person in as the portal does: authorization code with PKCE, through the sign-in form. */
public final class SignIn {
    private final URI gateway;
    private final String host;
    private final String portalSecret;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public SignIn(URI gateway, String host, String portalSecret) {
        this.gateway = gateway;
        this.host = host;
        this.portalSecret = portalSecret;
    }

    /** The access token of the person with this address and password. */
    public AccessToken as(String address, String password) throws Exception {
        var verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        var callback = "http://" + host + ":" + gateway.getPort() + "/session/callback";
        var authorize = "/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "portal",
                        "scope", "openid",
                        "redirect_uri", callback,
                        "state", "s",
                        "code_challenge", challenge,
                        "code_challenge_method", "S256"));
        var page = follow(get(authorize));
        var login = Jsoup.parse(page.body()).selectFirst("form[method=post]");
        if (login == null) {
            throw new IllegalStateException("no sign-in form but " + page.statusCode() + ": " + page.body());
        }
        var fields = new LinkedHashMap<String, String>();
        login.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("username", address);
        fields.put("password", password);
        var answer = post("/login", form(fields));
        while (answer.statusCode() / 100 == 3 && !location(answer).startsWith("/session/callback")) {
            answer = get(location(answer));
        }
        if (answer.statusCode() / 100 != 3) {
            throw new IllegalStateException(
                    "signing in as " + address + " ended with " + answer.statusCode() + ": " + answer.body());
        }
        var code = location(answer).replaceAll(".*[?&]code=([^&]+).*", "$1");
        // RFC 6749 §2.3.1: form-encoded before it is base 64; a secret may hold a plus sign
        var tokens = send(request("/oauth2/token")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("portal:"
                                                        + java.net.URLEncoder.encode(
                                                                portalSecret, StandardCharsets.UTF_8))
                                                .getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", callback,
                        "code_verifier", verifier)))));
        if (tokens.statusCode() != 200) {
            throw new IllegalStateException("no token but " + tokens.statusCode() + ": " + tokens.body());
        }
        return AccessToken.in(JsonMapper.shared().readTree(tokens.body()));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws Exception {
        var current = answer;
        while (current.statusCode() / 100 == 3) {
            current = get(location(current));
        }
        return current;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "text/html").GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("set-cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", host + ":" + gateway.getPort());
    }

    /** The path (and query) a redirect leads to; every one of ours stays on the host. */
    private String location(HttpResponse<String> answer) {
        var target = URI.create(answer.headers().firstValue("location").orElseThrow());
        if (target.getHost() != null && !target.getHost().equals(host)) {
            throw new IllegalStateException("a redirect leads away from " + host + ": " + target);
        }
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + java.net.URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
