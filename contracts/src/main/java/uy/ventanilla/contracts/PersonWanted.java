package uy.ventanilla.contracts;

import java.util.UUID;

/** An unknown sender wrote to a tenant that takes everybody (S35). Owner: intake-service; key: the address. identity-service answers with {@code person.changed}. */
public record PersonWanted(String address, String name, UUID conversation) implements IntakeEvent {}
