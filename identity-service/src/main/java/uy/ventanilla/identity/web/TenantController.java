package uy.ventanilla.identity.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.document.Difference;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.document.Note;
import uy.ventanilla.identity.usecase.ApplyBlueprint;
import uy.ventanilla.identity.usecase.ApplyDirectory;
import uy.ventanilla.identity.usecase.PlanBlueprint;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.platform.web.Problem;

/** The operator's door: tenants, their blueprints' versions, and their directory documents. */
@RestController
@RequestMapping("/platform/tenants")
class TenantController {
    private static final String YAML = "application/yaml";
    private static final int LONGEST = 512 * 1024;
    /** More than anybody corrects by one reading. */
    private static final int MOST_FAULTS = 200;

    /** {@code standing}: active, suspended or deleting; {@code /standing} tells since when and why. */
    record TenantView(String slug, String tenant, String name, String standing, List<String> hosts, int version) {}

    record AppliedView(String slug, String tenant, int version, boolean changed, List<Note> notes) {}

    /** {@code version} is absent where a service has not heard of the tenant, or does not answer. */
    record ServiceView(
            String service, boolean answers, @Nullable Integer version) {}

    record TenantInFull(
            String slug,
            String tenant,
            String name,
            String standing,
            List<String> hosts,
            int version,
            List<ServiceView> services) {}

    /** {@code tickets} is absent where ticket-service does not answer; {@code notes}: what no service acts on yet. */
    record PlanView(
            String slug,
            int version,
            boolean changes,
            List<Difference> differences,
            @Nullable List<String> tickets,
            List<Note> notes) {}

    record PastView(
            int version, Instant appliedAt, @Nullable Integer restored, List<Difference> differences) {}

    record HistoryView(List<PastView> items, @Nullable Integer before) {}

    record Rollback(@Nullable Integer version) {}

    record DirectoryView(int organisations, int people, int unchanged) {}

    private final ApplyBlueprint applyBlueprint;
    private final PlanBlueprint planBlueprint;
    private final ApplyDirectory applyDirectory;
    private final ReadTenants tenants;

    TenantController(
            ApplyBlueprint applyBlueprint,
            PlanBlueprint planBlueprint,
            ApplyDirectory applyDirectory,
            ReadTenants tenants) {
        this.applyBlueprint = applyBlueprint;
        this.planBlueprint = planBlueprint;
        this.applyDirectory = applyDirectory;
        this.tenants = tenants;
    }

    /** All tenants. */
    @GetMapping
    List<TenantView> all() {
        return tenants.all().stream().map(TenantController::view).toList();
    }

    /** One tenant, and which version of its blueprint each service goes by. */
    @GetMapping("/{slug}")
    TenantInFull one(@PathVariable String slug) {
        var tenant = find(slug);
        var profile = tenant.profile();
        return new TenantInFull(
                profile.slug(),
                tenant.id().toString(),
                profile.name(),
                tenant.status().word(),
                profile.hosts(),
                tenant.version(),
                tenants.adopted(tenant.id()).stream()
                        .map(it -> new ServiceView(it.service(), it.answers(), it.version()))
                        .toList());
    }

    /** Tells what applying a blueprint would do; nothing is changed. */
    @PostMapping(path = "/{slug}/plan", consumes = YAML)
    PlanView plan(@PathVariable String slug, @RequestBody byte[] body, JwtAuthenticationToken operator) {
        var token = operator.getToken().getTokenValue();
        return switch (planBlueprint.plan(slug, text(body), token)) {
            case PlanBlueprint.Outcome.Planned(int version, var differences, var tickets, var notes) ->
                new PlanView(
                        slug,
                        version,
                        version == 0 || !differences.isEmpty(),
                        differences,
                        tickets.orElse(null),
                        notes);
            case PlanBlueprint.Outcome.Faulty(var faults) -> throw faulty("blueprint-invalid", faults);
        };
    }

    /** Puts a blueprint in force, all of it or nothing; makes the tenant where there is none. */
    @PutMapping(path = "/{slug}", consumes = YAML)
    AppliedView apply(
            @PathVariable String slug,
            @RequestBody byte[] body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return applied(slug, applyBlueprint.apply(slug, text(body), expected(ifMatch)));
    }

    /** Puts an earlier version in force again, as a new one: history only grows. */
    @PostMapping(path = "/{slug}/rollback")
    AppliedView rollBack(
            @PathVariable String slug,
            @RequestBody Rollback body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        if (body.version() == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "invalid", "Name the version to return to: {\"version\": 3}.");
        }
        find(slug);
        return applied(
                slug,
                applyBlueprint
                        .rollBack(slug, body.version(), expected(ifMatch))
                        .orElseThrow(() -> Problem.notFound("This tenant has no such version.")));
    }

    private static AppliedView applied(String slug, ApplyBlueprint.Outcome outcome) {
        return switch (outcome) {
            case ApplyBlueprint.Outcome.Applied(var tenant, int version, boolean changed, var notes) ->
                new AppliedView(slug, tenant.toString(), version, changed, notes);
            case ApplyBlueprint.Outcome.Faulty(var faults) -> throw faulty("blueprint-invalid", faults);
            case ApplyBlueprint.Outcome.Erasing _ ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "tenant-erasing",
                        "The tenant that was called " + slug + " is being erased. Its name is free again once that is"
                                + " over; /platform/erasures tells how far it is.");
            case ApplyBlueprint.Outcome.Overtaken(int inForce) ->
                throw new Problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "overtaken",
                        "Version " + inForce + " is in force by now. Nothing was changed; look at it and plan again.",
                        Map.of("version", inForce));
        };
    }

    /** The version that {@code If-Match} names, as {@code ETag} tells it. RFC 9110 §13.1.1 */
    private static @Nullable Integer expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        if (!ifMatch.matches("\"\\d{1,9}\"")) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "If-Match names one version, as the ETag of versions/current does.");
        }
        return Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
    }

    /** Versions of a blueprint, the newest first, twenty a page; {@code before} of an answer asks for the next. */
    @GetMapping("/{slug}/versions")
    HistoryView history(@PathVariable String slug, @RequestParam @Nullable Integer before) {
        var page = tenants.history(find(slug).id(), before == null ? Integer.MAX_VALUE : before).stream()
                .map(it -> new PastView(it.version(), it.at(), it.restored(), it.differences()))
                .toList();
        boolean more = !page.isEmpty() && page.getLast().version() > 1;
        return new HistoryView(page, more ? page.getLast().version() : null);
    }

    /**
     * A version of a blueprint as it was written; {@code current} for the one in force. Its {@code ETag} is its
     * number.
     */
    @GetMapping(path = "/{slug}/versions/{number}", produces = YAML)
    ResponseEntity<String> version(@PathVariable String slug, @PathVariable String number) {
        var tenant = find(slug);
        if (number.equals("current")) {
            return document(tenant.version(), tenant.document());
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound("Versions are counted from 1.");
        }
        int wanted = Integer.parseInt(number);
        return document(
                wanted,
                tenants.document(tenant.id(), wanted)
                        .orElseThrow(() -> Problem.notFound("This tenant has no such version.")));
    }

    private static ResponseEntity<String> document(int version, String text) {
        return ResponseEntity.ok().eTag(Integer.toString(version)).body(text);
    }

    /** Adds the organisations and people of a directory document to a tenant. */
    @PutMapping(path = "/{slug}/directory", consumes = YAML)
    DirectoryView directory(@PathVariable String slug, @RequestBody byte[] body) {
        return switch (applyDirectory.apply(find(slug).id(), text(body))) {
            case ApplyDirectory.Outcome.Applied(int organisations, int people, int unchanged) ->
                new DirectoryView(organisations, people, unchanged);
            case ApplyDirectory.Outcome.Faulty(var faults) -> throw faulty("directory-invalid", faults);
        };
    }

    private ReadTenants.Tenant find(String slug) {
        return tenants.find(slug).orElseThrow(() -> Problem.notFound("No such tenant; apply its blueprint first."));
    }

    private static TenantView view(ReadTenants.Tenant tenant) {
        var profile = tenant.profile();
        return new TenantView(
                profile.slug(),
                tenant.id().toString(),
                profile.name(),
                tenant.status().word(),
                profile.hosts(),
                tenant.version());
    }

    private static String text(byte[] body) {
        if (body.length > LONGEST) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Documents hold at most 512 KiB.");
        }
        return new String(body, StandardCharsets.UTF_8); // YAML 1.2 §5.2
    }

    private static Problem faulty(String code, List<Fault> faults) {
        var told = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                "Nothing was changed. Correct what errors names; "
                        + (told.size() == faults.size()
                                ? "all of it is there."
                                : "the first " + MOST_FAULTS + " are there."),
                Map.of("errors", told, "furtherErrors", faults.size() - told.size()));
    }
}
