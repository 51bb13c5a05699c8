package uy.ventanilla.gateway.limits;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests per minute, of which as many as a policy's window has may come at once. Each replica of the gateway counts for
 * itself.
 *
 * @param visitor high, for behind one address there may be a whole office, or the portal asking for its visitors
 * @param tenants of tenants that have a limit of their own, by slug
 */
@ConfigurationProperties("ventanilla.limits")
record LimitSettings(
        @DefaultValue("3000") int caller,
        @DefaultValue("6000") int visitor,
        @DefaultValue("120") int signIn,
        @DefaultValue("6000") int tenant,
        @DefaultValue Map<String, Integer> tenants) {
    /** A page asks for a dozen things at once, and of a tenant's minute it may take two seconds' share. */
    private static final int LEAST_OF_A_TENANT = 600;

    LimitSettings {
        check("caller", caller, 1);
        check("visitor", visitor, 1);
        check("sign-in", signIn, 1);
        check("tenant", tenant, LEAST_OF_A_TENANT);
        tenants.forEach((slug, limit) -> check("tenants." + slug, limit, LEAST_OF_A_TENANT));
    }

    private static void check(String name, int limit, int least) {
        if (limit < least) {
            throw new IllegalArgumentException("ventanilla.limits." + name + " is " + limit
                    + " requests a minute and must be " + least + " at least");
        }
    }

    int of(Policy policy) {
        return switch (policy) {
            case CALLER -> caller;
            case VISITOR -> visitor;
            case SIGN_IN -> signIn;
            case TENANT -> tenant;
        };
    }

    int ofTenant(String slug) {
        return tenants.getOrDefault(slug, tenant);
    }
}
