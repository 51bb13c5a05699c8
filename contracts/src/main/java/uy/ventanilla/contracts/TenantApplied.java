package uy.ventanilla.contracts;

import java.util.UUID;

/** A tenant's blueprint was applied. Owner: identity-service; key: the tenant's id. {@code version} counts from 1. */
public record TenantApplied(UUID tenant, int version, Blueprint blueprint) implements DirectoryEvent {}
