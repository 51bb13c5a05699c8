package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer organisation as it is now. Owner: identity-service; key: its id. */
public record OrganisationChanged(
        UUID id, String name, String plan, @Nullable String commercialContact) implements DirectoryEvent {}
