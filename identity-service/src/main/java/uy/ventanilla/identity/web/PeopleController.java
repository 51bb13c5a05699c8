package uy.ventanilla.identity.web;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.PeopleFilter;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.usecase.AddPerson;
import uy.ventanilla.identity.usecase.ChangePerson;
import uy.ventanilla.identity.usecase.InvitePerson;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.identity.usecase.signin.SecondFactor;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** People of the caller's tenant. */
@RestController
@RequestMapping("/api/people")
class PeopleController {
    private final ReadDirectory directory;
    private final AddPerson addPerson;
    private final ChangePerson changePerson;
    private final InvitePerson invite;
    private final SecondFactor secondFactor;

    private final Standing standing;

    PeopleController(
            ReadDirectory directory,
            AddPerson addPerson,
            ChangePerson changePerson,
            InvitePerson invite,
            SecondFactor secondFactor,
            Standing standing) {
        this.secondFactor = secondFactor;
        this.standing = standing;
        this.directory = directory;
        this.addPerson = addPerson;
        this.changePerson = changePerson;
        this.invite = invite;
    }

    /**
     * People by name.
     *
     * @param q words that the name or the address must contain
     * @param role one role, or {@code staff} for all but customers
     * @param left with true those who have left, whom nothing else shows
     */
    @GetMapping
    Cursor.Page<PersonView> people(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String role,
            @RequestParam @Nullable UUID organisation,
            @RequestParam @Nullable String team,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Readers.mayRead(caller);
        if (team != null && !team.matches("[a-z0-9-]{1,100}")) {
            throw Corrections.of("team", "A team's id.");
        }
        boolean staff = "staff".equals(role);
        var one = role == null || role.isBlank() || staff ? null : role(role);
        var filter = new PeopleFilter(Cursor.words(q), one, staff, organisation, team, left);
        var page = directory.people(caller.tenant(), filter, Cursor.parse(cursor), Cursor.limit(limit));
        return new Cursor.Page<>(page.items().stream().map(PersonView::of).toList(), Cursor.of(page.next()));
    }

    /** One person; their {@code ETag} is their version. */
    @GetMapping("/{id}")
    ResponseEntity<PersonView> person(Caller caller, @PathVariable UUID id) {
        Readers.mayRead(caller);
        return directory
                .person(caller.tenant(), id)
                .map(PeopleController::shown)
                .orElseThrow(PeopleController::nobody);
    }

    /** Adds a person, and invites them where they sign in with a password. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PersonView> add(Caller caller, @RequestBody PersonBody body) {
        standing.mustBe(caller, "admin");
        var newcomer = body.newcomer();
        return switch (addPerson.add(caller.tenant(), newcomer.address(), newcomer.facts())) {
            case AddPerson.Outcome.Added(var person) ->
                ResponseEntity.created(URI.create("/api/people/" + person.id()))
                        .eTag(Long.toString(person.version()))
                        .body(PersonView.of(person));
            case AddPerson.Outcome.AddressTaken() ->
                throw new Problem(HttpStatus.CONFLICT, "address-taken", "Somebody here has this address already.");
            case AddPerson.Outcome.Mistaken(var mistakes) -> throw Corrections.of(mistakes);
        };
    }

    /** Makes a person be what the body says, all of it; their address is theirs for good. */
    @PutMapping("/{id}")
    ResponseEntity<PersonView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody PersonBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        standing.mustBe(caller, "admin");
        var version = Corrections.version(ifMatch);
        return switch (changePerson.change(caller.tenant(), id, body.allFacts(), version)) {
            case ChangePerson.Outcome.Changed(var person) -> shown(person);
            case ChangePerson.Outcome.Nobody() -> throw nobody();
            case ChangePerson.Outcome.Overtaken(var person) -> throw Corrections.overtaken(person.version());
            case ChangePerson.Outcome.Mistaken(var mistakes) -> throw Corrections.of(mistakes);
            case ChangePerson.Outcome.LastAdmin() ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "last-admin",
                        "This is the only admin here. Make somebody else one first.");
        };
    }

    /** Sends a new activation link; earlier ones stop working. */
    @PostMapping("/{id}/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void invite(Caller caller, @PathVariable UUID id) {
        standing.mustBe(caller, "agent", "lead", "admin");
        switch (invite.again(caller.tenant(), id)) {
            case SENT -> {}
            case NOBODY -> throw nobody();
            case NO_PASSWORD ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "no-password",
                        "They come in by a provider or by the program around the portal; a password would not let them in.");
        }
    }

    /** Takes the second factor of somebody who has lost it away, and ends their sign-ins. */
    @DeleteMapping("/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetSecondFactor(Caller caller, @PathVariable UUID id) {
        standing.mustBe(caller, "admin");
        if (!secondFactor.reset(caller.tenant(), id)) {
            throw nobody();
        }
    }

    private static ResponseEntity<PersonView> shown(Person person) {
        return ResponseEntity.ok().eTag(Long.toString(person.version())).body(PersonView.of(person));
    }

    private static Problem nobody() {
        return Problem.notFound("Nobody here has this id.");
    }

    private static Role role(String word) {
        return Role.of(word)
                .orElseThrow(() ->
                        Corrections.of("role", "One of customer, agent, lead, admin, or staff for the last three."));
    }
}
