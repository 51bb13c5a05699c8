package uy.ventanilla.gateway.limits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a minute. Each replica of the gateway counts for itself.
 *
 * @param visitor high, for behind one address there may be a whole office, or the portal asking for its visitors
 * @param tenants of tenants that have a limit of their own, by slug; hyphens may be left out, for an environment variable has
 *     no room for them
 */
@ConfigurationProperties("ventanilla.limits")
record LimitSettings(
        @DefaultValue("3000") int caller,
        @DefaultValue("6000") int visitor,
        @DefaultValue("120") int signIn,
        @DefaultValue("12000") int tenant,
        @DefaultValue Map<String, Integer> tenants) {
    LimitSettings {
        check("caller", caller);
        check("visitor", visitor);
        check("sign-in", signIn);
        check("tenant", tenant);
        tenants.forEach((slug, limit) -> check("tenants." + slug, limit));
    }

    private static void check(String name, int limit) {
        if (limit < 2) {
            throw new IllegalArgumentException(
                    "ventanilla.limits." + name + " is " + limit + " requests a minute and must be 2 at least");
        }
    }

    /** On hosts of {@code slug}; absent is the platform's own. Nobody gets more than half of what their tenant has. */
    int of(Policy policy, @Nullable String slug) {
        int ofTenant = slug == null ? Integer.MAX_VALUE : ofTenant(slug);
        return switch (policy) {
            case CALLER -> Math.min(caller, ofTenant / 2);
            case VISITOR -> Math.min(visitor, ofTenant / 2);
            case SIGN_IN -> Math.min(signIn, ofTenant / 2);
            case TENANT -> ofTenant;
        };
    }

    private int ofTenant(String slug) {
        var own = tenants.get(slug);
        return own != null ? own : tenants.getOrDefault(slug.replace("-", ""), tenant);
    }
}
