package uy.ventanilla.identity.web.departure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.usecase.departure.ExportData;
import uy.ventanilla.identity.web.Standing;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** Gives all of a tenant's data, and what there is of one person, as a ZIP archive. */
@RestController
class ExportController {
    private final ExportData export;
    private final ReadTenants tenants;
    private final Standing standing;

    ExportController(ExportData export, ReadTenants tenants, Standing standing) {
        this.export = export;
        this.tenants = tenants;
        this.standing = standing;
    }

    /** All data of a tenant as one ZIP. */
    @GetMapping(path = "/platform/tenants/{slug}/export", produces = "application/zip")
    void forOperator(@PathVariable String slug, JwtAuthenticationToken operator, HttpServletResponse response)
            throws IOException {
        var tenant = tenants.find(slug).orElseThrow(() -> Problem.notFound("There is no such tenant."));
        answer(export.forOperator(tenant.id(), operator.getToken().getTokenValue()), slug, response);
    }

    /** All data of the admin's own tenant as one ZIP. */
    @GetMapping(path = "/api/export", produces = "application/zip")
    void forAdmin(Caller caller, JwtAuthenticationToken admin, HttpServletResponse response) throws IOException {
        standing.mustBe(caller, "admin");
        answer(export.forAdmin(caller.tenant(), admin.getToken().getTokenValue()), "all", response);
    }

    /** All data of one person as one ZIP. */
    @GetMapping(path = "/api/people/{id}/export", produces = "application/zip")
    void ofPerson(Caller caller, @PathVariable UUID id, JwtAuthenticationToken admin, HttpServletResponse response)
            throws IOException {
        standing.mustBe(caller, "admin");
        answer(
                export.ofPerson(caller.tenant(), id, admin.getToken().getTokenValue())
                        .orElseThrow(() -> Problem.notFound("There is no such person.")),
                id.toString(),
                response);
    }

    private static void answer(ExportData.Outcome outcome, String name, HttpServletResponse response)
            throws IOException {
        switch (outcome) {
            case ExportData.Outcome.Made(var archive) -> {
                try (archive) {
                    response.setContentType("application/zip");
                    response.setHeader("Content-Disposition", "attachment; filename=\"ventanilla-" + name + ".zip\"");
                    response.setHeader("Cache-Control", "no-store");
                    response.setContentLengthLong(Files.size(archive.file()));
                    Files.copy(archive.file(), response.getOutputStream());
                }
            }
            case ExportData.Outcome.Missing(var service) ->
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "export-incomplete",
                        service + " does not give its part now, so nothing is given. Try again when it is back.");
            case ExportData.Outcome.Gone _ -> throw Problem.notFound("This tenant is being erased.");
            case ExportData.Outcome.Busy _ ->
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "export-busy",
                        "Another export is being made or fetched. Try again in some minutes.");
        }
    }
}
