package uy.ventanilla.ticket.domain;

/** A person on a ticket, with what is needed to write to them. {@code language} is a tag such as {@code es}. */
public record Participant(PersonId id, String name, String address, String language) {}
