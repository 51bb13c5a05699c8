package uy.ventanilla.gateway.tenants;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready before the hosts are known: every request would be answered with a wrong 404. */
@Component("directoryHealthIndicator")
class DirectoryHealth implements HealthIndicator {
    private final TenantHosts hosts;

    DirectoryHealth(TenantHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Health health() {
        return hosts.complete() ? Health.up().build() : Health.down().build();
    }
}
