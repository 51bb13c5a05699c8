package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.usecase.ChangePerson;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** The caller, as they are known. */
@RestController
@RequestMapping("/api/me")
class MeController {
    /** {@code organisation} is the first of {@code organisations}. */
    record MeView(
            @Nullable UUID id,
            @Nullable String address,
            String name,
            List<String> roles,
            List<String> scopes,
            @Nullable String language,
            @Nullable OrganisationView organisation,
            List<OrganisationView> organisations,
            List<String> teams,
            boolean away) {}

    record Availability(@Nullable Boolean away) {}

    private final ReadDirectory directory;
    private final ChangePerson change;

    MeController(ReadDirectory directory, ChangePerson change) {
        this.directory = directory;
        this.change = change;
    }

    /** Who the caller is, as their token says and the directory knows. */
    @GetMapping
    MeView me(Caller caller) {
        if (caller.id() == null) {
            return new MeView(
                    null,
                    null,
                    caller.name(),
                    sorted(caller.roles()),
                    sorted(caller.scopes()),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    false);
        }
        return directory
                .person(caller.tenant(), caller.person())
                .map(person -> view(caller, person))
                .orElseThrow(MeController::gone);
    }

    /** Says whether the calling agent takes new tickets now. */
    @PutMapping("/availability")
    MeView away(Caller caller, @RequestBody Availability body) {
        caller.mustBe("agent", "lead", "admin");
        if (body.away == null) {
            throw Corrections.of("away", "Write true or false.");
        }
        return change.away(caller.tenant(), caller.person(), body.away)
                .map(person -> view(caller, person))
                .orElseThrow(MeController::gone);
    }

    private MeView view(Caller caller, Person person) {
        var facts = person.facts();
        var organisations = directory.organisations(caller.tenant(), facts.organisations()).stream()
                .map(OrganisationView::toMember)
                .toList();
        return new MeView(
                person.id(),
                person.address(),
                facts.name(),
                List.of(facts.role().word()),
                List.of(),
                facts.language(),
                organisations.isEmpty() ? null : organisations.getFirst(),
                organisations,
                facts.teams(),
                facts.away());
    }

    private static Problem gone() {
        return Problem.notFound("This person is no longer here.");
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
