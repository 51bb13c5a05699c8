package uy.ventanilla.identity.domain.signin;

import java.time.Instant;

/** A provider by which a person may sign in. */
public record Linked(String provider, Instant since, Instant used) {}
