package uy.ventanilla.platform.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Who asks, as their token or, without one, the gateway's word on the host says. Declare it as a controller parameter.
 *
 * @param tenant always from the verified token or the gateway, never from query or body
 * @param id the person's (or the integrator's client) id; absent for an anonymous caller
 * @param roles such as {@code agent}; empty for an anonymous caller
 * @param scopes what an integrator's token may do, such as {@code tickets:read}; empty for people
 */
public record Caller(
        TenantId tenant,
        @Nullable UUID id,
        String name,
        Set<String> roles,
        Set<String> scopes,
        @Nullable UUID organisation) {
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** The id of a caller who must be signed in. Throws a 401 {@link Problem} for an anonymous one. */
    public UUID person() {
        if (id == null) {
            throw new Problem(org.springframework.http.HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first.");
        }
        return id;
    }

    /** Throws a 403 {@link Problem} unless the caller has one of {@code wanted}. */
    public void mustBe(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return;
            }
        }
        throw new Problem(
                org.springframework.http.HttpStatus.FORBIDDEN,
                "forbidden",
                "This needs the role " + String.join(" or ", wanted) + ".");
    }
}
