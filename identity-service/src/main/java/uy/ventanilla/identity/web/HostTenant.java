package uy.ventanilla.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Problem;

/**
 * Whose host the browser asked, by the word of the gateway, which finds it by the host name and lets no such header in from
 * outside. The authorization server's own seams name no tenant, so this is where they get it from.
 */
@Component
public class HostTenant {
    private static final String HEADER = "X-Ventanilla-Tenant";

    /** The tenant of the request under way; empty on the operator's host. */
    public Optional<TenantId> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Optional.empty();
    }

    public Optional<TenantId> of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        try {
            return header == null ? Optional.empty() : Optional.of(TenantId.of(header));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The tenant, for pages that make no sense without one. */
    public TenantId required() {
        return current()
                .orElseThrow(() -> new Problem(
                        HttpStatus.BAD_REQUEST, "no-tenant", "Ask through the gateway, by the host name of a tenant."));
    }
}
