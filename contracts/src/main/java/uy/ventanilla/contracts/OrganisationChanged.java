package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer organisation as it is now. Owner: identity-service; key: its id.
 *
 * @param taxId as the country writes it; with {@code brand} how its people know it beside its name (S60)
 * @param removed nobody belongs to it any more; tickets of its time keep its name
 */
public record OrganisationChanged(
        UUID id,
        String name,
        @Nullable String taxId,
        @Nullable String brand,
        String plan,
        @Nullable String commercialContact,
        boolean removed)
        implements DirectoryEvent {}
