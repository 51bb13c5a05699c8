package uy.ventanilla.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests per minute, of which all may come at once after a quiet minute. Each replica of the gateway counts for itself.
 *
 * @param visitor high, for behind one address there may be a whole office, or the portal asking for its visitors
 */
@ConfigurationProperties("ventanilla.limits")
record LimitSettings(
        @DefaultValue("3000") int caller,
        @DefaultValue("6000") int visitor,
        @DefaultValue("120") int signIn,
        @DefaultValue("60000") int tenant) {
    int of(Policy policy) {
        return switch (policy) {
            case CALLER -> caller;
            case VISITOR -> visitor;
            case SIGN_IN -> signIn;
            case TENANT -> tenant;
        };
    }
}
