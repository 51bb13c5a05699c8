package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** What whoever makes an integrator says of it. */
record NewClient(@Nullable String name, @Nullable Set<String> scopes) {
    /** The secret is in this answer and nowhere else, ever. */
    record Made(String clientId, String clientSecret, String name, Set<String> scopes) {
        static Made of(ManageIntegrators.Made made) {
            var integrator = made.integrator();
            return new Made(integrator.clientId(), made.secret(), integrator.name(), integrator.scopes());
        }
    }

    /** Makes it for this tenant; a problem that names the field where something is missing. */
    Made at(TenantId tenant, ManageIntegrators integrators) {
        if (name == null || name.isBlank()) {
            throw invalid("name", "Write a name.");
        }
        if (scopes == null || scopes.isEmpty() || !ManageIntegrators.SCOPES.containsAll(scopes)) {
            var known = ManageIntegrators.SCOPES.stream().sorted().toList();
            throw invalid("scopes", "Some of " + String.join(", ", known) + ".");
        }
        return Made.of(integrators.make(tenant, name.strip(), scopes));
    }

    private static Problem invalid(String field, String detail) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Correct the fields named in errors.",
                Map.of("errors", List.of(Map.of("pointer", "/" + field, "detail", detail))));
    }
}
