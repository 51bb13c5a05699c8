package uy.ventanilla.platform.tenancy;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@code /actuator/tenants/{id}} says by which version of a tenant's rules this service goes, and what of an erased one it has
 * forgotten. Reached from inside only, as everything under {@code /actuator}.
 */
@Endpoint(id = "tenants")
public final class TenantsEndpoint {
    /**
     * What this service has heard.
     *
     * @param version counts from 1; absent where the service has not heard of the tenant, or goes by no rules
     * @param erased absent until nothing is left here
     */
    public record Heard(
            @Nullable Integer version,
            Standing standing,
            @Nullable Erased erased) {}

    private final Optional<HeardTenants> heard;
    private final Standings standings;
    private final TenantTransactions transactions;

    TenantsEndpoint(Optional<HeardTenants> heard, Standings standings, TenantTransactions transactions) {
        this.heard = heard;
        this.standings = standings;
        this.transactions = transactions;
    }

    @ReadOperation
    public Heard of(@Selector UUID tenant) {
        var id = new TenantId(tenant);
        return transactions.reading(
                id,
                () -> new Heard(
                        heard.flatMap(it -> it.version(id)).orElse(null),
                        standings.of(id),
                        standings.erased(id).orElse(null)));
    }
}
