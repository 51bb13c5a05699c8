package uy.ventanilla.contracts;

import java.util.UUID;

/**
 * A person is to be forgotten, and their tickets are to stay readable. Owner: identity-service; key: the person's id, so that it
 * takes the place of what was said of them before. Whoever hears it puts {@code address} and {@code name} wherever it has theirs.
 *
 * @param address a stand-in that no mail reaches, different for everybody
 * @param name a stand-in, the same for everybody, in the tenant's first language
 * @param files whether the files they sent go too
 */
public record PersonErased(UUID id, String address, String name, boolean files) implements DirectoryEvent {}
