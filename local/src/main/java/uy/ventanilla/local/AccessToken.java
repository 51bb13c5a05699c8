package uy.ventanilla.local;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A bearer token with the time it is good for, in real time: a story that moves the platform's clock ages no token. */
public record AccessToken(String value, long freshUntil) {
    /** A token this close to its end is not used any more. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** From the answer of a token endpoint (RFC 6749 §5.1). */
    public static AccessToken in(JsonNode answer) {
        var lifetime = Duration.ofSeconds(answer.get("expires_in").asLong());
        return new AccessToken(
                answer.get("access_token").asString(),
                System.nanoTime() + lifetime.minus(MARGIN).toNanos());
    }

    public boolean isFresh() {
        return System.nanoTime() - freshUntil < 0;
    }
}
