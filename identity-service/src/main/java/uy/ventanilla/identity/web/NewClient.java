package uy.ventanilla.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** What whoever makes an integrator says of it. */
record NewClient(@Nullable String name, @Nullable Set<@Nullable String> scopes) {
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
        var wanted = ManageIntegrators.SCOPES.stream()
                .filter(scope -> scopes != null && scopes.contains(scope))
                .collect(Collectors.toSet());
        if (wanted.isEmpty() || wanted.size() != (scopes == null ? 0 : scopes.size())) {
            var known = ManageIntegrators.SCOPES.stream().sorted().toList();
            throw invalid("scopes", "Some of " + String.join(", ", known) + ".");
        }
        return Made.of(integrators.make(tenant, name.strip(), wanted));
    }

    private static Problem invalid(String field, String detail) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                "Correct the fields named in errors.",
                Map.of("errors", List.of(Map.of("pointer", "/" + field, "detail", detail))));
    }
}
