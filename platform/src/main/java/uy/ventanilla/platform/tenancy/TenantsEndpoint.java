package uy.ventanilla.platform.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@code /actuator/tenants/{id}} says by which version of a tenant's rules this service goes. Reached from inside only, as everything under {@code /actuator}.
 */
@Endpoint(id = "tenants")
public final class TenantsEndpoint {
    /** {@code version} counts from 1; absent where the service has not heard of the tenant. */
    public record Heard(@Nullable Integer version) {}

    private final HeardTenants heard;
    private final TenantTransactions transactions;

    TenantsEndpoint(HeardTenants heard, TenantTransactions transactions) {
        this.heard = heard;
        this.transactions = transactions;
    }

    @ReadOperation
    public Heard of(@Selector UUID tenant) {
        var id = new TenantId(tenant);
        return new Heard(transactions.reading(id, () -> heard.version(id)).orElse(null));
    }
}
