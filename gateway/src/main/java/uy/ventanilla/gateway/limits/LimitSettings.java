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
