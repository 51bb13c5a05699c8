package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer organisation.
 *
 * @param code what is known of its priority access code; absent: it has none
 * @param version grows with every change
 */
public record Organisation(
        UUID id, OrganisationFacts facts, @Nullable CodeStatus code, long version) {
    /** When the code was made, and until when the one before it counts too. The code itself nobody knows but who was told. */
    public record CodeStatus(Instant madeAt, @Nullable Instant formerUntil) {}
}
