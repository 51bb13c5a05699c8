package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody should get a link to choose a password: their first one (S37) or, with {@code reset}, another one. Owner:
 * identity-service; key: {@code invitation:<person>}. The nonce is no secret by itself: the link also carries a seal over it
 * made with a key that only services hold.
 */
public record PersonInvited(
        UUID person, String address, String name, String language, String nonce, Instant expiresAt, boolean reset)
        implements DirectoryEvent {}
