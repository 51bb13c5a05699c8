package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Programs that have a way in of their own, as an admin keeps them. */
@Component
public class Integrators {
    private final Gateway gateway;

    Integrators(Gateway gateway) {
        this.gateway = gateway;
    }

    /** {@code formerSecretUntil}: until when two secrets count; {@code lastUsedAt}: its last token, to the minute. */
    public record Integrator(
            String clientId,
            String name,
            List<String> scopes,
            Instant madeAt,
            @Nullable Instant formerSecretUntil,
            @Nullable Instant lastUsedAt) {}

    /** A secret, told once. */
    public record Made(String clientId, String clientSecret) {}

    private record Items(List<Integrator> items) {}

    public List<Integrator> all(Asking who) {
        return gateway.get(who, Items.class, "/api/clients").items();
    }

    public Made make(Asking who, String name, List<String> scopes) {
        return told(gateway.exchange(
                who, HttpMethod.POST, Map.of("name", name, "scopes", scopes), _ -> {}, Made.class, "/api/clients"));
    }

    /** {@code overlap}: how long the secret before counts too, ISO 8601. */
    public Made renew(Asking who, String clientId, String overlap) {
        return told(gateway.exchange(
                who,
                HttpMethod.POST,
                Map.of("overlap", overlap),
                _ -> {},
                Made.class,
                "/api/clients/{id}/secret",
                clientId));
    }

    private static Made told(ResponseEntity<Made> answer) {
        return Objects.requireNonNull(answer.getBody(), "an answer without a secret");
    }

    public void revoke(Asking who, String clientId) {
        gateway.send(who, HttpMethod.DELETE, null, "/api/clients/{id}", clientId);
    }
}
