package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.Set;

/** A machine that may ask for a tenant's tokens; only the hash of its secret is kept. */
public record Integrator(String clientId, String name, String secretHash, Set<String> scopes, Instant madeAt) {}
