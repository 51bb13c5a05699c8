package uy.ventanilla.identity.usecase.departure;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.TenantStatus;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.Standing;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Has a tenant stand still and go on, or wait for its deletion. While it stands still nobody is let in, its mailbox is not read,
 * its timers do not ring and nothing is sent; nothing is lost, and what has fallen due meanwhile comes when it goes on.
 */
@Service
public class SuspendTenant {
    private static final Logger log = LoggerFactory.getLogger(SuspendTenant.class);

    private final TenantRegister register;
    private final Directory directory;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Duration delay;

    SuspendTenant(
            TenantRegister register,
            Directory directory,
            Audit audit,
            TenantTransactions transactions,
            Clock clock,
            @Value("${ventanilla.tenants.deletion-delay}") Duration delay) {
        this.register = register;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.delay = delay;
    }

    /** How a tenant stands; empty where there is none of this slug. */
    public Optional<TenantStatus> status(String slug) {
        return register.find(slug).map(register::status);
    }

    /** One that is suspended already stays so since then, for the new reason. */
    public Optional<TenantStatus> suspend(String slug, String because) {
        var now = clock.instant();
        return change(
                slug,
                was -> new TenantStatus(
                        new TenantStatus.Suspension(
                                was.suspended() == null ? now : was.suspended().since(), because),
                        was.deletion(),
                        was.erasing()),
                AuditAction.TENANT_SUSPENDED,
                because);
    }

    public Optional<TenantStatus> resume(String slug) {
        return change(
                slug, was -> new TenantStatus(null, was.deletion(), was.erasing()), AuditAction.TENANT_RESUMED, "");
    }

    /** Asked again, the first moment stays. */
    public Optional<TenantStatus> delete(String slug) {
        var now = clock.instant();
        return change(
                slug,
                was -> was.deletion() != null
                        ? was
                        : new TenantStatus(
                                was.suspended(), new TenantStatus.Deletion(now, now.plus(delay)), was.erasing()),
                AuditAction.DELETION_ASKED,
                "to be erased from " + now.plus(delay));
    }

    public Optional<TenantStatus> keep(String slug) {
        return change(
                slug,
                was -> new TenantStatus(was.suspended(), null, was.erasing()),
                AuditAction.DELETION_CALLED_OFF,
                "");
    }

    private Optional<TenantStatus> change(
            String slug, UnaryOperator<TenantStatus> change, AuditAction action, String detail) {
        return register.find(slug)
                .flatMap(tenant -> transactions.in(tenant, () -> {
                    register.hold(tenant);
                    var was = register.status(tenant);
                    if (was.erasing()) {
                        return Optional.empty(); // it has begun since it was found: nothing is left to be changed
                    }
                    var is = change.apply(was);
                    if (!is.equals(was)) {
                        say(tenant, slug, is, action, detail);
                    }
                    return Optional.of(is);
                }));
    }

    private void say(TenantId tenant, String slug, TenantStatus status, AuditAction action, String detail) {
        var standing = status.served() ? Standing.ACTIVE : Standing.SUSPENDED;
        directory.stand(tenant, slug, standing, register.stand(tenant, status));
        audit.note(tenant, action, tenant, slug, detail);
        log.info("{} tenant={} slug={}", action.word(), tenant, slug);
    }
}
