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
    /** {@code version} counts from 1. */
    record Heard(int version) {}

    private final TenantHosts hosts;

    TenantsEndpoint(TenantHosts hosts) {
        this.hosts = hosts;
    }

    @ReadOperation
    @Nullable
    Heard of(@Selector UUID tenant) {
        return hosts.version(tenant).map(Heard::new).orElse(null);
    }
}
