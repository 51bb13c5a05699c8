package uy.ventanilla.identity.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer organisation; {@code plan} is one of its tenant's, {@code commercialContact} whom it turns to (S16). */
public record Organisation(
        UUID id, String name, String plan, @Nullable String commercialContact) {}
