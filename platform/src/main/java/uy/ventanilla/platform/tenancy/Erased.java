package uy.ventanilla.platform.tenancy;

import java.time.Instant;
import java.util.Map;

/**
 * What a service has forgotten of a tenant.
 *
 * @param at since when nothing is left of it here
 * @param counts how many rows of each table went, and how many of what is kept elsewhere
 */
public record Erased(Instant at, Map<String, Long> counts) {}
