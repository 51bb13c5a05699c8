package uy.ventanilla.identity.domain;

import java.time.Instant;
import java.util.UUID;

/** Somebody whom a browser is signed in as, and when they gave their password there. */
public record SignedIn(UUID person, Instant since) {}
