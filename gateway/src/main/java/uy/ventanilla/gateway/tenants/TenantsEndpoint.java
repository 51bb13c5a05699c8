package uy.ventanilla.gateway.tenants;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** The same question the services answer at {@code /actuator/tenants/{id}}: by which version does this one go? */
@Component
@Endpoint(id = "tenants")
class TenantsEndpoint {
    /** {@code version} counts from 1; absent where this gateway has not heard of the tenant. */
    record Heard(@Nullable Integer version) {}

    private final TenantHosts hosts;

    TenantsEndpoint(TenantHosts hosts) {
        this.hosts = hosts;
    }

    @ReadOperation
    Heard of(@Selector UUID tenant) {
        return new Heard(hosts.version(tenant).orElse(null));
    }
}
