package uy.ventanilla.identity.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.domain.Front;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.platform.web.Problem;

/** What anybody on a tenant's host may know of it, signed in or not. */
@RestController
class PublicTenantController {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ReadTenants tenants;
    private final HostTenant host;

    PublicTenantController(ReadTenants tenants, HostTenant host) {
        this.tenants = tenants;
        this.host = host;
    }

    /** How the tenant of this host looks: name, languages, brand and forms. */
    @GetMapping("/api/tenant")
    ResponseEntity<Front> tenant() {
        var front = tenants.front(host.required()).orElseThrow(() -> Problem.notFound("This tenant is not set up."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(front);
    }
}
