package uy.ventanilla.identity.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a customer organisation, all of it at once.
 *
 * @param taxId as the country writes it (RUT, CUIT), if it is known by one
 * @param brand if it is known by one
 * @param plan one of its tenant's
 * @param commercialContact whom it turns to with questions of contract (S16)
 */
public record OrganisationFacts(
        String name,
        @Nullable String taxId,
        @Nullable String brand,
        String plan,
        @Nullable String commercialContact) {}
