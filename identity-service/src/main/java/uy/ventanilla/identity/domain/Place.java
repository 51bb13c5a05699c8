package uy.ventanilla.identity.domain;

import java.util.UUID;

/** Where a page of a list ended; {@code sorted} is the name as lists are ordered by it. */
public record Place(String sorted, UUID id) {}
