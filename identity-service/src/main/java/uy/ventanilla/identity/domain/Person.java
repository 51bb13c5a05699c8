package uy.ventanilla.identity.domain;

import java.util.UUID;

/**
 * Somebody known to a tenant.
 *
 * @param address lower case, theirs alone within the tenant
 * @param activated whether they have chosen a password
 * @param erased whether they were forgotten: address and name are stand-ins, and nothing can be changed any more
 * @param version grows with every change
 */
public record Person(UUID id, String address, PersonFacts facts, boolean activated, boolean erased, long version) {}
