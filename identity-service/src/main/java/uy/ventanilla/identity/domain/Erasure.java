package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of one tenant.
 *
 * @param services what each has forgotten, or, before it is finished, how far each is; empty where nobody was asked
 * @param finishedAt absent until nothing is left anywhere
 */
public record Erasure(
        UUID tenant,
        String slug,
        Instant askedAt,
        Instant begunAt,
        @Nullable Instant finishedAt,
        List<Forgotten> services) {}
