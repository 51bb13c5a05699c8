package uy.ventanilla.identity.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.identity.domain.Person;

/** A person as the API shows them. {@code organisation} is the first of {@code organisations}. */
record PersonView(
        UUID id,
        String address,
        String name,
        String role,
        @Nullable UUID organisation,
        List<UUID> organisations,
        List<String> teams,
        boolean activated,
        boolean mayMail,
        boolean away,
        boolean left,
        boolean erased,
        String language) {
    static PersonView of(Person person) {
        var facts = person.facts();
        return new PersonView(
                person.id(),
                person.address(),
                facts.name(),
                facts.role().word(),
                facts.organisation(),
                facts.organisations(),
                facts.teams(),
                person.activated(),
                facts.mayMail(),
                facts.away(),
                facts.left(),
                person.erased(),
                facts.language());
    }
}
