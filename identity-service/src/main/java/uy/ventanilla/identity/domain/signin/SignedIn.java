package uy.ventanilla.identity.domain.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom a browser is signed in as.
 *
 * @param session the sign-in's own id; its end ends what was authorised by it
 * @param since when they proved who they are
 */
public record SignedIn(UUID session, UUID person, Instant since) {}
