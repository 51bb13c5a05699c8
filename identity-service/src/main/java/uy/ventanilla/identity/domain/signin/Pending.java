package uy.ventanilla.identity.domain.signin;

import java.util.UUID;

/** A browser whose person has given one factor, {@code how}, and owes the second. */
public record Pending(UUID session, UUID person, String how) {}
