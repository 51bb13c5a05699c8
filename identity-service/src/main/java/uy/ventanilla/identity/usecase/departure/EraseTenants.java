package uy.ventanilla.identity.usecase.departure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Erasure;
import uy.ventanilla.identity.domain.Forgotten;
import uy.ventanilla.identity.domain.TenantStatus;
import uy.ventanilla.identity.fleet.Fleet;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.Erasures;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.platform.tenancy.Standing;
import uy.ventanilla.platform.tenancy.Standings;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Erases tenants whose time has come. That it has begun is said with the first step, and from then on every service forgets by
 * itself; once all say that nothing is left, what each has forgotten is certified and the tenant's names are free.
 *
 * <p>Each step may be taken again: after a crash, by a second replica, while a service is away.
 */
@Service
public class EraseTenants {
    private static final Logger log = LoggerFactory.getLogger(EraseTenants.class);
    private static final String OURSELVES = "identity-service";
    private static final int MOST = 200;

    private final TenantRegister register;
    private final Erasures erasures;
    private final Directory directory;
    private final Standings standings;
    private final Fleet fleet;
    private final TenantTransactions transactions;
    private final Clock clock;

    EraseTenants(
            TenantRegister register,
            Erasures erasures,
            Directory directory,
            Standings standings,
            Fleet fleet,
            TenantTransactions transactions,
            Clock clock) {
        this.register = register;
        this.erasures = erasures;
        this.directory = directory;
        this.standings = standings;
        this.fleet = fleet;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Erasure> all() {
        return erasures.all(MOST).stream().map(this::withProgress).toList();
    }

    /** One erasure, with how far each service is where it is not finished. */
    public Optional<Erasure> find(TenantId tenant) {
        return erasures.find(tenant).map(this::withProgress);
    }

    private Erasure withProgress(Erasure it) {
        return it.finishedAt() != null
                ? it
                : new Erasure(
                        it.tenant(), it.slug(), it.askedAt(), it.begunAt(), null, forgotten(new TenantId(it.tenant())));
    }

    /** Begins what is due, and certifies what is done. */
    void round() {
        for (var entry : register.doomed(clock.instant())) {
            apart(entry.slug(), () -> transactions.run(entry.tenant(), () -> begin(entry)));
        }
        for (var erasure : erasures.unfinished()) {
            apart(erasure.slug(), () -> {
                var services = forgotten(new TenantId(erasure.tenant()));
                if (services.stream().allMatch(it -> it.erasedAt() != null)) {
                    finish(erasure, services);
                }
            });
        }
    }

    /** One that fails must not keep the others; it is looked at again. */
    private static void apart(String slug, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("an erasure does not go on slug={}", slug, e);
        }
    }

    private void begin(TenantRegister.Entry entry) {
        var tenant = entry.tenant();
        register.hold(tenant);
        var was = register.status(tenant);
        var deletion = was.deletion();
        var now = clock.instant();
        if (was.erasing() || deletion == null || deletion.eraseAt().isAfter(now)) {
            return; // called off, or begun by another replica
        }
        long word = register.stand(tenant, new TenantStatus(was.suspended(), deletion, true));
        erasures.begin(tenant, entry.slug(), deletion.askedAt(), now);
        directory.forget(tenant);
        directory.stand(tenant, entry.slug(), Standing.ERASED, word);
        standings.hear(tenant, Standing.ERASED, word);
        log.info("erasing tenant={} slug={}", tenant, entry.slug());
    }

    private void finish(Erasure erasure, List<Forgotten> services) {
        var tenant = new TenantId(erasure.tenant());
        transactions.acrossTenants(() -> {
            register.forget(tenant);
            erasures.finish(tenant, services, clock.instant());
            return true;
        });
        log.info("erased everywhere tenant={} slug={}", tenant, erasure.slug());
    }

    private List<Forgotten> forgotten(TenantId tenant) {
        var ours = transactions
                .reading(tenant, () -> standings.erased(tenant))
                .map(it -> new Forgotten(OURSELVES, true, it.at(), it.counts()))
                .orElseGet(() -> new Forgotten(OURSELVES, true, null, Map.of()));
        var all = new ArrayList<>(List.of(ours));
        all.addAll(fleet.forgotten(tenant));
        return List.copyOf(all);
    }
}
