package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one service has forgotten of an erased tenant.
 *
 * @param answers whether it could be asked
 * @param erasedAt since when nothing is left there; absent where something is, or it does not answer
 * @param counts how many rows of which table went, and of what else; empty until nothing is left
 */
public record Forgotten(
        String service, boolean answers, @Nullable Instant erasedAt, Map<String, Long> counts) {}
