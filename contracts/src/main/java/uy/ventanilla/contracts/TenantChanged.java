package uy.ventanilla.contracts;

import java.util.UUID;

/**
 * A tenant stands otherwise than before. Owner: identity-service; key: {@code standing:} and the tenant's id. Until the first
 * of these a tenant is active. Whoever hears {@link Standing#ERASED} forgets all it has of the tenant, and drops what comes later.
 */
public record TenantChanged(UUID tenant, Standing standing) implements DirectoryEvent {}
