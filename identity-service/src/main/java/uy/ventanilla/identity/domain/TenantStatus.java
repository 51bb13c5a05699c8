package uy.ventanilla.identity.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant stands by the operator's will.
 *
 * @param suspended absent where it is not suspended for itself
 * @param deletion absent where nobody wants it gone; a tenant that waits for it is not served either
 * @param erasing it has begun: there is no way back
 */
public record TenantStatus(
        @Nullable Suspension suspended, @Nullable Deletion deletion, boolean erasing) {
    /** {@code because}: for the operator's own memory. */
    public record Suspension(Instant since, String because) {}

    public record Deletion(Instant askedAt, Instant eraseAt) {}

    /** In a word: active, suspended, deleting or erasing. */
    public String word() {
        return erasing ? "erasing" : deletion != null ? "deleting" : suspended != null ? "suspended" : "active";
    }

    /** Whether people and machines are let in. */
    public boolean served() {
        return suspended == null && deletion == null && !erasing;
    }
}
