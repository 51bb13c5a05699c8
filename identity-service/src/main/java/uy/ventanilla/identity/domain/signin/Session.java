package uy.ventanilla.identity.domain.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * A browser that is signed in, as its person sees it.
 *
 * @param how they proved who they are, as {@link Proof#how} says it
 * @param seen when it last asked for a token, to some minutes
 */
public record Session(UUID id, String how, Visit visit, Instant since, Instant seen, Instant until) {}
