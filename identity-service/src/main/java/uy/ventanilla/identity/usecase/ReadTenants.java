package uy.ventanilla.identity.usecase;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Front;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows tenants and their blueprints' versions. */
@Service
public class ReadTenants {
    /** A tenant and the version of its blueprint in force. */
    public record Tenant(TenantId id, int version, Profile profile, String document) {}

    private final TenantRegister register;
    private final Blueprints blueprints;
    private final TenantTransactions transactions;

    ReadTenants(TenantRegister register, Blueprints blueprints, TenantTransactions transactions) {
        this.register = register;
        this.blueprints = blueprints;
        this.transactions = transactions;
    }

    public List<Tenant> all() {
        return register.all().stream()
                .flatMap(entry -> current(entry.tenant()).stream())
                .toList();
    }

    public Optional<Tenant> find(String slug) {
        return register.find(slug).flatMap(this::current);
    }

    public Optional<Tenant> current(TenantId tenant) {
        return transactions
                .reading(tenant, () -> blueprints.latest(tenant))
                .map(version -> new Tenant(tenant, version.number(), version.profile(), version.document()));
    }

    /** What everybody may see of a tenant. */
    public Optional<Front> front(TenantId tenant) {
        return transactions.reading(tenant, () -> blueprints.front(tenant));
    }

    /** The document of a version as it was written. */
    public Optional<String> document(TenantId tenant, int number) {
        return transactions
                .reading(tenant, () -> blueprints.find(tenant, number))
                .map(Blueprints.Version::document);
    }

    /** The host names a tenant has now; asks the register, so it may be used within a transaction too. */
    public List<String> hosts(TenantId tenant) {
        return register.hosts(tenant);
    }
}
