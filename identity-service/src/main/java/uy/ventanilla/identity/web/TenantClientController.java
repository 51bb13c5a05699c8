package uy.ventanilla.identity.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/** A tenant's integrators as the operator makes them: who sets a tenant up needs a way in before its admin has one. */
@RestController
@RequestMapping("/platform/tenants/{slug}/clients")
class TenantClientController {
    private final ManageIntegrators integrators;
    private final ReadTenants tenants;

    TenantClientController(ManageIntegrators integrators, ReadTenants tenants) {
        this.integrators = integrators;
        this.tenants = tenants;
    }

    /** Makes an integrator for a tenant. The secret is in this answer and nowhere else, ever. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewClient.Made make(@PathVariable String slug, @RequestBody NewClient body) {
        return body.at(find(slug), integrators);
    }

    /** Takes a tenant's integrator away. */
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String slug, @PathVariable String clientId) {
        if (!integrators.revoke(find(slug), clientId)) {
            throw Problem.notFound("No such client.");
        }
    }

    private TenantId find(String slug) {
        return tenants.find(slug)
                .map(ReadTenants.Tenant::id)
                .orElseThrow(() -> Problem.notFound("No such tenant; apply its blueprint first."));
    }
}
