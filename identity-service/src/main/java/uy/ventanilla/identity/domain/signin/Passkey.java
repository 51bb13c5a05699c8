package uy.ventanilla.identity.domain.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that a device keeps for a person and for one host of a tenant.
 *
 * @param id the device's own, base64url
 * @param label what the person calls it
 * @param attestation the attestation object it was registered by, base64url
 * @param counter the highest signature counter seen
 */
public record Passkey(
        String id,
        UUID person,
        String host,
        String label,
        String attestation,
        long counter,
        Instant madeAt,
        @Nullable Instant usedAt) {
    public static final int LONGEST_LABEL = 60;
}
