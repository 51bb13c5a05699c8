package uy.ventanilla.platform.tenancy;

import java.util.Optional;

/** What a service has heard of tenants so far. Asked within the tenant's transaction. */
public interface HeardTenants {
    /** The version of its rules that the service goes by; empty where it has not heard of the tenant yet. */
    Optional<Integer> version(TenantId tenant);
}
