package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they are now. Owner: identity-service; key: the person's id. {@code address} is lower case; {@code activated} tells whether they may sign in; {@code mayMail} whether they may open tickets by mail where the tenant asks for it (S3). */
public record PersonChanged(
        UUID id,
        String address,
        String name,
        Role role,
        @Nullable UUID organisation,
        boolean activated,
        boolean mayMail,
        String language)
        implements DirectoryEvent {}
