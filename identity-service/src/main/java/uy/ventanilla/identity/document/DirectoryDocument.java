package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;

/**
 * Organisations and people of a tenant, as an operator writes them down. Organisations are known by their name, people by
 * their address; who is not named stays as they are.
 */
public record DirectoryDocument(List<OrganisationEntry> organisations, List<PersonEntry> people) {
    /** An organisation. {@code id} may be chosen by another system; absent: by ours. */
    public record OrganisationEntry(
            @Nullable UUID id,
            String name,
            @Nullable String taxId,
            @Nullable String brand,
            String plan,
            @Nullable String commercialContact) {}

    /** A person. With a {@code password} they may sign in at once; without one they are invited. */
    public record PersonEntry(
            String email,
            String name,
            Role role,
            @Nullable String organisation,
            @Nullable String password,
            boolean mayMail,
            @Nullable String language) {}

    /** Reads and checks everything that can be checked by the document alone. */
    public static Document<DirectoryDocument> read(String yaml, int shortestPassword) {
        var document = Binder.read(yaml, DirectoryDocument.class);
        var names = new HashSet<String>();
        var organisations = document.value().organisations();
        for (int i = 0; i < organisations.size(); i++) {
            var at = "organisations[" + i + "].name";
            Rules.filled(document.faults(), at, organisations.get(i).name());
            if (!names.add(organisations.get(i).name().toLowerCase(Locale.ROOT))) {
                document.faults().at(at, "this organisation is named above already; keep one");
            }
        }
        var addresses = new HashSet<String>();
        var people = document.value().people();
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var at = "people[" + i + "]";
            Rules.address(document.faults(), at + ".email", person.email());
            Rules.filled(document.faults(), at + ".name", person.name());
            if (person.name().length() > PersonFacts.LONGEST_NAME) {
                document.faults().at(at + ".name", "at most " + PersonFacts.LONGEST_NAME + " characters");
            }
            if (!addresses.add(person.email().toLowerCase(Locale.ROOT))) {
                document.faults().at(at + ".email", "this person is named above already; keep one");
            }
            if (person.password() != null && person.password().length() < shortestPassword) {
                document.faults()
                        .at(at + ".password", "too short; choose at least " + shortestPassword + " characters");
            }
        }
        return document;
    }
}
