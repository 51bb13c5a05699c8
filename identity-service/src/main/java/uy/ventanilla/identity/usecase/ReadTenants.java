package uy.ventanilla.identity.usecase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.Difference;
import uy.ventanilla.identity.domain.Front;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.TenantStatus;
import uy.ventanilla.identity.fleet.Fleet;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows tenants and their blueprints' versions. */
@Service
public class ReadTenants {
    /** A tenant and the version of its blueprint in force. */
    public record Tenant(TenantId id, int version, Profile profile, String document, TenantStatus status) {}

    /** A version that was applied; {@code restored} is the earlier one it says again. */
    public record Past(int version, Instant at, @Nullable Integer restored, List<Difference> differences) {}

    private static final int PAGE = 20;

    private final TenantRegister register;
    private final Blueprints blueprints;
    private final Fleet fleet;
    private final TenantTransactions transactions;

    ReadTenants(TenantRegister register, Blueprints blueprints, Fleet fleet, TenantTransactions transactions) {
        this.fleet = fleet;
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
                .map(version -> new Tenant(
                        tenant, version.number(), version.profile(), version.document(), register.status(tenant)));
    }

    /** What this service acts on of the version in force. */
    public Optional<Profile> profile(TenantId tenant) {
        return transactions.reading(tenant, () -> blueprints.profile(tenant));
    }

    /** By which version each service goes. */
    public List<Fleet.Adopted> adopted(TenantId tenant) {
        return fleet.adopted(tenant);
    }

    /** A page of versions, the newest first, each with what it said otherwise than the one before it. */
    public List<Past> history(TenantId tenant, int before) {
        var page = transactions.reading(tenant, () -> blueprints.history(tenant, before, PAGE + 1));
        return IntStream.range(0, Math.min(page.size(), PAGE))
                .mapToObj(i -> past(page.get(i), i + 1 < page.size() ? page.get(i + 1) : null))
                .toList();
    }

    private static Past past(Blueprints.Applied version, Blueprints.@Nullable Applied previous) {
        var differences =
                previous == null ? List.<Difference>of() : previous.blueprint().changesTo(version.blueprint());
        return new Past(version.number(), version.at(), version.restored(), differences);
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
