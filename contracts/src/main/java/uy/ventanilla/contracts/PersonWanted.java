package uy.ventanilla.contracts;

import java.util.UUID;

/** An unknown sender wrote to a tenant that takes everybody (S35). Owner: intake-service; key: the address. identity-service answers with {@code person.changed}. {@code byPhone}: an agent took their call (S36), which does not let them open tickets by mail (S3). */
public record PersonWanted(String address, String name, UUID conversation, boolean byPhone) implements IntakeEvent {}
