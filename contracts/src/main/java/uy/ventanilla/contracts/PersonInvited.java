package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/** Somebody should get an activation link (S37). Owner: identity-service; key: {@code invitation:<person>}. The nonce is no secret by itself: the link also carries a seal over it made with a key that only services hold. */
public record PersonInvited(UUID person, String address, String name, String language, String nonce, Instant expiresAt)
        implements DirectoryEvent {}
