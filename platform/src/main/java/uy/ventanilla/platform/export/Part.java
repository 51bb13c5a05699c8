package uy.ventanilla.platform.export;

import org.jspecify.annotations.Nullable;

/**
 * Something of a tenant's that a service gives. Its query is SQL with {@code :tenant} in its where clause; {@code ofPerson} is a
 * condition with {@code :person} that leaves what is one person's, and null where nothing of it is anybody's.
 */
public sealed interface Part {
    String select();

    @Nullable
    String ofPerson();

    /** A file of JSON lines. The query's first column is one JSON object as text. */
    record Lines(String name, String select, @Nullable String ofPerson) implements Part {}

    /** A folder of files. The query's columns are a file's name and its bytes. */
    record Files(String folder, String select, @Nullable String ofPerson) implements Part {}
}
