package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.Integrator;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Integrators;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Gives machines their way in, and takes it away. */
@Service
public class ManageIntegrators {
    /** What a machine may be allowed: what some service asks for, and nothing that none does. */
    public static final Set<String> SCOPES = Set.of("tickets:read", "articles:write", "directory:read");

    /** A new machine with its secret, which nobody can show again. */
    public record Made(Integrator integrator, String secret) {}

    private final Integrators integrators;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ManageIntegrators(Integrators integrators, Audit audit, TenantTransactions transactions, Clock clock) {
        this.audit = audit;
        this.integrators = integrators;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code scopes} must be some of {@link #SCOPES}. */
    public Made make(TenantId tenant, String name, Set<String> scopes) {
        var secret = secret();
        var integrator = new Integrator(
                "vtc_" + Secrets.nonce(),
                name,
                List.of(Hash.of(secret)),
                new TreeSet<>(scopes),
                clock.instant(),
                null,
                null);
        transactions.run(tenant, () -> {
            integrators.add(tenant, integrator);
            audit.note(
                    tenant,
                    AuditAction.CLIENT_MADE,
                    integrator.clientId(),
                    name,
                    String.join(" ", integrator.scopes()));
        });
        return new Made(integrator, secret);
    }

    // the prefixes let a secret that leaked into a log or repository be recognised for what it is
    private static String secret() {
        return "vts_" + Secrets.key();
    }

    /** Another secret; the one before counts for {@code overlap} longer. Empty where there is no such machine. */
    public Optional<Made> renewSecret(TenantId tenant, String clientId, Duration overlap) {
        var secret = secret();
        var now = clock.instant();
        return transactions.in(
                tenant,
                () -> integrators.secretBecomes(tenant, clientId, Hash.of(secret), now.plus(overlap))
                        ? integrators.find(tenant, clientId, now).map(found -> {
                            var detail = "the one before counts for " + overlap.toMinutes() + " minutes more";
                            audit.note(tenant, AuditAction.CLIENT_SECRET_MADE, clientId, found.name(), detail);
                            return new Made(found, secret);
                        })
                        : Optional.empty());
    }

    /** It has just got a token. */
    public void used(TenantId tenant, String clientId) {
        transactions.run(tenant, () -> integrators.used(tenant, clientId, clock.instant()));
    }

    public List<Integrator> all(TenantId tenant) {
        return transactions.reading(tenant, () -> integrators.all(tenant, clock.instant()));
    }

    public Optional<Integrator> find(TenantId tenant, String clientId) {
        return transactions.reading(tenant, () -> integrators.find(tenant, clientId, clock.instant()));
    }

    /** {@code false} where there is no such machine. Tokens it has already run out within minutes. */
    public boolean revoke(TenantId tenant, String clientId) {
        return transactions.in(tenant, () -> {
            var name = integrators
                    .find(tenant, clientId, clock.instant())
                    .map(Integrator::name)
                    .orElse(null);
            boolean revoked = integrators.revoke(tenant, clientId, clock.instant());
            if (revoked) {
                audit.note(tenant, AuditAction.CLIENT_REVOKED, clientId, name, "");
            }
            return revoked;
        });
    }
}
