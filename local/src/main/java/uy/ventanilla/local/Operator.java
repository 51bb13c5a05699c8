package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks the platform's public API in the operator's name. */
final class Operator {
    static final String HOST = "platform.localhost";

    private final FrontDoor gateway;
    private final String token;

    Operator(Layout layout) {
        if (new RunningCopy(layout).find().isEmpty()) {
            throw new Trouble("Nothing runs in " + layout.home() + ". Start it: ./ventanilla up");
        }
        // as it runs, not as it would run with our options: the secret goes to nobody else
        this.gateway = StatusFile.read(layout).stream()
                .filter(line -> line.name().equals(Service.GATEWAY.module()))
                .findFirst()
                .map(line -> new FrontDoor(line.port()))
                .orElseThrow(() -> new Trouble("The gateway has not been started yet. See ./ventanilla status"));
        var answer = reached("POST", "/oauth2/token", tokenHeaders("operator", secret(layout)), tokenBody("platform"));
        if (answer.status() != 200) {
            throw new Trouble("The operator got no token, status " + answer.status() + ":\n  " + answer.body());
        }
        this.token =
                JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    /** {@code contentType} and {@code body} are empty for a question. */
    FrontDoor.Answer ask(String method, String path, String contentType, String body) {
        return reached(
                method,
                path,
                contentType.isEmpty()
                        ? Map.of("Authorization", "Bearer " + token)
                        : Map.of("Authorization", "Bearer " + token, "Content-Type", contentType),
                body.getBytes(UTF_8));
    }

    /** Saves the answer's body to {@code file}: all of it, or there is no such file. */
    void save(String path, Path file) {
        try {
            var refused = gateway.save(HOST, path, Map.of("Authorization", "Bearer " + token), file);
            refused.ifPresent(TenantCommand::good);
        } catch (UncheckedIOException e) {
            throw new Trouble("Not all of it came: " + e.getMessage() + ". See ./ventanilla status");
        }
    }

    /** The same, but only where {@code version} is what there is. */
    FrontDoor.Answer askIf(int version, String method, String path, String contentType, String body) {
        return reached(
                method,
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        contentType,
                        "If-Match",
                        "\"" + version + "\""),
                body.getBytes(UTF_8));
    }

    private FrontDoor.Answer reached(String method, String path, Map<String, String> headers, byte[] body) {
        try {
            return gateway.ask(method, HOST, path, headers, body);
        } catch (UncheckedIOException e) {
            throw new Trouble("The gateway does not answer: " + e.getMessage() + ". See ./ventanilla status");
        }
    }

    /** RFC 6749 §2.3.1: id and secret are form-encoded before they become a user and a password. */
    static Map<String, String> tokenHeaders(String client, String secret) {
        var pair = formEncoded(client) + ":" + formEncoded(secret);
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    static byte[] tokenBody(String scope) {
        return ("grant_type=client_credentials&scope=" + formEncoded(scope)).getBytes(UTF_8);
    }

    private static String secret(Layout layout) {
        return new Secrets(layout.secrets()).get("operator");
    }

    private static String formEncoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
