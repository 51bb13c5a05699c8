package uy.ventanilla.gateway.tenants;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;
import uy.ventanilla.contracts.Standing;

/** The same question the services answer at {@code /actuator/tenants/{id}}: by which version does this one go? */
@Component
@Endpoint(id = "tenants")
class TenantsEndpoint {
    /** Nothing of an erased tenant is left here from the moment it is heard of: its hosts were all there was. */
    record Erased(Instant at, Map<String, Long> counts) {}

    /** {@code version} counts from 1; absent where this gateway has not heard of the tenant. */
    record Heard(
            @Nullable Integer version,
            String standing,
            @Nullable Erased erased) {}

    private final TenantHosts hosts;

    TenantsEndpoint(TenantHosts hosts) {
        this.hosts = hosts;
    }

    @ReadOperation
    Heard of(@Selector UUID tenant) {
        var stood = hosts.standing(tenant);
        return new Heard(
                hosts.version(tenant).orElse(null),
                stood.map(TenantHosts.Stood::standing).orElse(Standing.ACTIVE).name(),
                stood.filter(it -> it.standing() == Standing.ERASED)
                        .map(it -> new Erased(it.since(), Map.of()))
                        .orElse(null));
    }
}
