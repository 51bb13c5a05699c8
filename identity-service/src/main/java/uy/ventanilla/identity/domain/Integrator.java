package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine that may ask for a tenant's tokens.
 *
 * @param secretHashes of the secrets that count now, the newest first; the secrets themselves are not kept
 * @param formerUntil until when the secret before the newest counts too
 * @param lastUsedAt when it last got a token, to the minute; absent: never
 */
public record Integrator(
        String clientId,
        String name,
        List<String> secretHashes,
        Set<String> scopes,
        Instant madeAt,
        @Nullable Instant formerUntil,
        @Nullable Instant lastUsedAt) {}
