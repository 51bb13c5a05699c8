package uy.ventanilla.identity.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody known to a tenant.
 *
 * @param address lower case, theirs alone within the tenant
 * @param activated whether they may sign in
 * @param mayMail whether they may open tickets by mail where the tenant asks for it (S3)
 */
public record Person(
        UUID id,
        String address,
        String name,
        Role role,
        @Nullable UUID organisation,
        boolean activated,
        boolean mayMail,
        String language) {}
