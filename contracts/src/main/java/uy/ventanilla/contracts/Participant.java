package uy.ventanilla.contracts;

import java.util.UUID;

/** A person on a ticket, with what is needed to write to them. */
public record Participant(UUID id, String name, String address, String language) {}
