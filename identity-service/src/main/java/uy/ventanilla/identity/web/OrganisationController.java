package uy.ventanilla.identity.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.OrganisationFacts;
import uy.ventanilla.identity.usecase.ManageOrganisations;
import uy.ventanilla.identity.usecase.ManageOrganisations.CodeOutcome;
import uy.ventanilla.identity.usecase.ManageOrganisations.Outcome;
import uy.ventanilla.identity.usecase.Mistake;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** Customer organisations of the caller's tenant. */
@RestController
@RequestMapping("/api/organisations")
class OrganisationController {
    private static final int LONGEST = 200;

    record Body(
            @Nullable String name,
            @Nullable String taxId,
            @Nullable String brand,
            @Nullable String plan,
            @Nullable String commercialContact) {
        OrganisationFacts facts() {
            var mistakes = new ArrayList<Mistake>();
            var called = text("name", name, mistakes);
            if (called == null) {
                mistakes.add(new Mistake("/name", "Escriba un nombre. / Write a name."));
            }
            var facts = new OrganisationFacts(
                    called == null ? "" : called,
                    text("taxId", taxId, mistakes),
                    text("brand", brand, mistakes),
                    plan == null ? "" : plan,
                    text("commercialContact", commercialContact, mistakes));
            if (!mistakes.isEmpty()) {
                throw Corrections.of(mistakes);
            }
            return facts;
        }

        private static @Nullable String text(String field, @Nullable String typed, ArrayList<Mistake> mistakes) {
            if (typed == null || typed.isBlank()) {
                return null;
            }
            var text = typed.strip();
            if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                mistakes.add(new Mistake(
                        "/" + field, "Una línea de hasta 200 caracteres. / One line of at most 200 characters."));
            }
            return text;
        }
    }

    /** {@code overlap}: how long the code before counts too, ISO 8601; absent: no longer. */
    record CodeBody(@Nullable String overlap) {}

    /** The one time a code is told. */
    record CodeView(String code, @Nullable Instant formerUntil) {}

    private final ReadDirectory directory;
    private final ManageOrganisations manage;

    private final Standing standing;

    OrganisationController(ReadDirectory directory, ManageOrganisations manage, Standing standing) {
        this.standing = standing;
        this.directory = directory;
        this.manage = manage;
    }

    /**
     * Organisations by name.
     *
     * @param q words that the name, the tax id or the brand must contain
     */
    @GetMapping
    Cursor.Page<OrganisationView> organisations(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Readers.mayRead(caller);
        var page = directory.organisations(caller.tenant(), Cursor.words(q), Cursor.parse(cursor), Cursor.limit(limit));
        return new Cursor.Page<>(page.items().stream().map(OrganisationView::of).toList(), Cursor.of(page.next()));
    }

    /** One organisation; its {@code ETag} is its version. */
    @GetMapping("/{id}")
    ResponseEntity<OrganisationView> organisation(Caller caller, @PathVariable UUID id) {
        Readers.mayRead(caller);
        return directory
                .organisation(caller.tenant(), id)
                .map(OrganisationController::shown)
                .orElseThrow(OrganisationController::noSuch);
    }

    /** Adds an organisation. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrganisationView> add(Caller caller, @RequestBody Body body) {
        standing.mustBe(caller, "admin");
        var added = done(manage.add(caller.tenant(), body.facts()));
        return ResponseEntity.created(URI.create("/api/organisations/" + added.id()))
                .eTag(Long.toString(added.version()))
                .body(OrganisationView.of(added));
    }

    /** Makes an organisation be what the body says, all of it. */
    @PutMapping("/{id}")
    ResponseEntity<OrganisationView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody Body body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        standing.mustBe(caller, "admin");
        return shown(done(manage.change(caller.tenant(), id, body.facts(), Corrections.version(ifMatch))));
    }

    /** Removes an organisation that nobody belongs to. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        standing.mustBe(caller, "admin");
        done(manage.remove(caller.tenant(), id));
    }

    /** Makes another priority access code (S8). It is told here and nowhere again. */
    @PostMapping("/{id}/access-code")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CodeView> renewCode(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable CodeBody body) {
        standing.mustBe(caller, "admin");
        return switch (manage.renewCode(
                caller.tenant(), id, Overlap.parse(body == null ? null : body.overlap, Duration.ZERO))) {
            case CodeOutcome.Made(var code, var formerUntil) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new CodeView(code.digits(), formerUntil));
            case CodeOutcome.NoSuch() -> throw noSuch();
            case CodeOutcome.Overlapping(var until) ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "code-overlapping",
                        "Two codes count until " + until
                                + ". Wait, or send {\"overlap\": \"PT0S\"} for a code that counts alone at once.",
                        Map.of("until", until));
        };
    }

    private static Organisation done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var organisation) -> organisation;
            case Outcome.NoSuch() -> throw noSuch();
            case Outcome.NameTaken() ->
                throw new Problem(HttpStatus.CONFLICT, "name-taken", "Another organisation has this name.");
            case Outcome.Overtaken(var now) -> throw Corrections.overtaken(now.version());
            case Outcome.Mistaken(var mistakes) -> throw Corrections.of(mistakes);
            case Outcome.InUse() ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "in-use",
                        "People belong to this organisation. Move them to another one first.");
        };
    }

    private static ResponseEntity<OrganisationView> shown(Organisation organisation) {
        return ResponseEntity.ok().eTag(Long.toString(organisation.version())).body(OrganisationView.of(organisation));
    }

    private static Problem noSuch() {
        return Problem.notFound("No organisation here has this id.");
    }
}
