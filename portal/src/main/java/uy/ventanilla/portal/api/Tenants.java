package uy.ventanilla.portal.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Tenants by their address, asked for again at most every {@value #FRESH_SECONDS} s. */
@Component
public class Tenants {
    private static final long FRESH_SECONDS = 30;

    private record Known(Tenant tenant, Instant askedAt) {}

    private final Gateway gateway;
    private final Clock clock;
    private final Map<Origin, Known> known = new ConcurrentHashMap<>();

    Tenants(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /** The tenant at an address. While identity is away, or too much is asked for, the last answer is used. Throws an {@link ApiProblem} without one. */
    public Tenant at(Origin origin) {
        var last = known.get(origin);
        var now = clock.instant();
        if (last != null && Duration.between(last.askedAt, now).abs().toSeconds() < FRESH_SECONDS) {
            return last.tenant;
        }
        try {
            var tenant = gateway.get(new Asking(origin, null), Tenant.class, "/api/tenant");
            known.put(origin, new Known(tenant, now));
            return tenant;
        } catch (ApiProblem problem) {
            if (last != null && (problem.status() >= 500 || problem.status() == 429)) {
                return last.tenant;
            }
            known.remove(origin);
            throw problem;
        }
    }
}
