package uy.ventanilla.ticket.store;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import uy.ventanilla.platform.tenancy.TenantId;

/** The tenant first, then what is the tenant's. */
@Embeddable
record RowKey(UUID tenantId, UUID id) {
    static RowKey of(TenantId tenant, UUID id) {
        return new RowKey(tenant.value(), id);
    }
}
