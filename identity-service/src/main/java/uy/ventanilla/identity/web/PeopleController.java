package uy.ventanilla.identity.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.usecase.AddPerson;
import uy.ventanilla.identity.usecase.InvitePerson;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** People and organisations of the caller's tenant. */
@RestController
@RequestMapping("/api")
class PeopleController {
    record PersonView(
            UUID id,
            String address,
            String name,
            String role,
            @Nullable UUID organisation,
            boolean activated,
            boolean mayMail,
            String language) {
        static PersonView of(Person row) {
            return new PersonView(
                    row.id(),
                    row.address(),
                    row.name(),
                    row.role().word(),
                    row.organisation(),
                    row.activated(),
                    row.mayMail(),
                    row.language());
        }
    }

    record OrganisationView(
            UUID id, String name, String plan, @Nullable String commercialContact) {
        static OrganisationView of(Organisation row) {
            return new OrganisationView(row.id(), row.name(), row.plan(), row.commercialContact());
        }
    }

    record MeView(
            @Nullable UUID id,
            @Nullable String address,
            String name,
            List<String> roles,
            List<String> scopes,
            @Nullable String language,
            @Nullable OrganisationView organisation) {}

    record Items<T>(List<T> items) {}

    record NewPerson(
            @Nullable String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable UUID organisation,
            @Nullable Boolean mayMail,
            @Nullable String language) {}

    private final ReadDirectory directory;
    private final AddPerson addPerson;
    private final InvitePerson invite;

    PeopleController(ReadDirectory directory, AddPerson addPerson, InvitePerson invite) {
        this.directory = directory;
        this.addPerson = addPerson;
        this.invite = invite;
    }

    @GetMapping("/me")
    MeView me(Caller caller) {
        if (caller.id() == null) {
            return new MeView(null, null, caller.name(), sorted(caller.roles()), sorted(caller.scopes()), null, null);
        }
        var person = directory
                .person(caller.tenant(), caller.person())
                .orElseThrow(() -> Problem.notFound("This person is no longer here."));
        var organisation = person.organisation() == null
                ? null
                : directory
                        .organisation(caller.tenant(), person.organisation())
                        .map(OrganisationView::of)
                        .orElse(null);
        return new MeView(
                person.id(),
                person.address(),
                person.name(),
                List.of(person.role().word()),
                List.of(),
                person.language(),
                organisation);
    }

    @GetMapping("/people")
    Items<PersonView> people(
            Caller caller, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String role) {
        mayRead(caller);
        var wanted = role == null || role.isBlank() ? null : role(role);
        return new Items<>(directory.search(caller.tenant(), q, wanted).stream()
                .map(PersonView::of)
                .toList());
    }

    @GetMapping("/people/{id}")
    PersonView person(Caller caller, @PathVariable UUID id) {
        mayRead(caller);
        return directory
                .person(caller.tenant(), id)
                .map(PersonView::of)
                .orElseThrow(() -> Problem.notFound("Nobody here has this id."));
    }

    @PostMapping("/people")
    ResponseEntity<PersonView> add(Caller caller, @RequestBody NewPerson body) {
        caller.mustBe("admin");
        if (body.email == null || !body.email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw invalid("email", "Write a mail address: name@domain.");
        }
        if (body.name == null || body.name.isBlank()) {
            throw invalid("name", "Write a name.");
        }
        var wanted = new AddPerson.NewPerson(
                body.email,
                body.name.strip(),
                role(body.role == null ? "customer" : body.role),
                body.organisation,
                Boolean.TRUE.equals(body.mayMail),
                body.language == null ? "es" : body.language);
        return switch (addPerson.add(caller.tenant(), wanted)) {
            case AddPerson.Outcome.Added(var person) ->
                ResponseEntity.created(URI.create("/api/people/" + person.id())).body(PersonView.of(person));
            case AddPerson.Outcome.AddressTaken() ->
                throw new Problem(HttpStatus.CONFLICT, "address-taken", "Somebody here has this address already.");
            case AddPerson.Outcome.UnknownOrganisation() -> throw invalid("organisation", "No such organisation.");
            case AddPerson.Outcome.UnknownLanguage() ->
                throw invalid("language", "Name a language this tenant speaks.");
        };
    }

    /** Sends a new activation link; earlier ones stop working. */
    @PostMapping("/people/{id}/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void invite(Caller caller, @PathVariable UUID id) {
        caller.mustBe("agent", "lead", "admin");
        if (!invite.again(caller.tenant(), id)) {
            throw Problem.notFound("Nobody here has this id.");
        }
    }

    @GetMapping("/organisations")
    Items<OrganisationView> organisations(Caller caller) {
        mayRead(caller);
        return new Items<>(directory.organisations(caller.tenant()).stream()
                .map(OrganisationView::of)
                .toList());
    }

    private static void mayRead(Caller caller) {
        if (!caller.scopes().contains("directory:read")) {
            caller.mustBe("agent", "lead", "admin");
        }
    }

    private static Role role(String word) {
        return Role.of(word).orElseThrow(() -> invalid("role", "One of customer, agent, lead, admin."));
    }

    private static Problem invalid(String field, String detail) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Correct the fields named in errors.",
                Map.of("errors", List.of(Map.of("pointer", "/" + field, "detail", detail))));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
