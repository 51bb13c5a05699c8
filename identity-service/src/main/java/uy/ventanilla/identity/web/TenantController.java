package uy.ventanilla.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.usecase.ApplyBlueprint;
import uy.ventanilla.identity.usecase.ApplyDirectory;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.platform.web.Problem;

/** The operator's door: tenants, their blueprints' versions, and their directory documents. */
@RestController
@RequestMapping("/platform/tenants")
class TenantController {
    private static final String YAML = "application/yaml";
    private static final int LONGEST = 512 * 1024;

    record TenantView(String slug, String tenant, String name, List<String> hosts, int version) {}

    record AppliedView(String slug, String tenant, int version, boolean changed) {}

    record DirectoryView(int organisations, int people, int unchanged) {}

    private final ApplyBlueprint applyBlueprint;
    private final ApplyDirectory applyDirectory;
    private final ReadTenants tenants;

    TenantController(ApplyBlueprint applyBlueprint, ApplyDirectory applyDirectory, ReadTenants tenants) {
        this.applyBlueprint = applyBlueprint;
        this.applyDirectory = applyDirectory;
        this.tenants = tenants;
    }

    @GetMapping
    List<TenantView> all() {
        return tenants.all().stream().map(TenantController::view).toList();
    }

    @GetMapping("/{slug}")
    TenantView one(@PathVariable String slug) {
        return view(find(slug));
    }

    @PutMapping(path = "/{slug}", consumes = YAML)
    AppliedView apply(@PathVariable String slug, @RequestBody byte[] body) {
        return switch (applyBlueprint.apply(slug, text(body))) {
            case ApplyBlueprint.Outcome.Applied(var tenant, int version, boolean changed) ->
                new AppliedView(slug, tenant.toString(), version, changed);
            case ApplyBlueprint.Outcome.Faulty(var faults) -> throw faulty("blueprint-invalid", faults);
        };
    }

    /** A version as it was written; {@code current} for the one in force. */
    @GetMapping(path = "/{slug}/versions/{number}", produces = YAML)
    String version(@PathVariable String slug, @PathVariable String number) {
        var tenant = find(slug);
        if (number.equals("current")) {
            return tenant.document();
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound("Versions are counted from 1.");
        }
        return tenants.document(tenant.id(), Integer.parseInt(number))
                .orElseThrow(() -> Problem.notFound("This tenant has no such version."));
    }

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
                profile.slug(), tenant.id().toString(), profile.name(), profile.hosts(), tenant.version());
    }

    private static String text(byte[] body) {
        if (body.length > LONGEST) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "Documents hold at most 512 KiB.");
        }
        return new String(body, StandardCharsets.UTF_8); // YAML 1.2 §5.2
    }

    private static Problem faulty(String code, List<Fault> faults) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                "Nothing was changed. Correct what errors names; all of it is there.",
                Map.of("errors", faults));
    }
}
