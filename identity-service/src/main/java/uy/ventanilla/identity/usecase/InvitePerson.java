package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Sends somebody a link to choose a password: their first one, which activates the account (S37), or another one. It can be
 * sent again; the newest one counts.
 */
@Service
public class InvitePerson {
    static final Duration VALID = Duration.ofDays(3);
    // who asks for it sits in front of the screen
    static final Duration RESET_VALID = Duration.ofHours(1);

    private final People people;
    private final Directory directory;
    private final Audit audit;
    private final Blueprints blueprints;
    private final TenantTransactions transactions;
    private final Clock clock;

    InvitePerson(
            People people,
            Directory directory,
            Audit audit,
            Blueprints blueprints,
            TenantTransactions transactions,
            Clock clock) {
        this.blueprints = blueprints;
        this.audit = audit;
        this.people = people;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code false} where there is nobody of this id, or not any more. */
    public boolean again(TenantId tenant, UUID person) {
        return transactions.in(tenant, () -> {
            var found = people.hold(tenant.value(), person).filter(row -> !row.left());
            found.ifPresent(this::within);
            return found.isPresent();
        });
    }

    /** In the transaction that is under way. Nobody is sent a way to a password that would not let them in. */
    void within(PersonRow person) {
        boolean byHostOnly = person.facts().role() == Role.CUSTOMER
                && blueprints
                        .latest(person.tenant())
                        .map(version -> version.profile().signIn().customersByHostOnly())
                        .orElse(false);
        if (byHostOnly) {
            return;
        }
        var now = clock.instant();
        directory.invite(person, Secrets.nonce(), now, now.plus(person.activated() ? RESET_VALID : VALID));
        audit.note(person.tenant(), AuditAction.LINK_SENT, person.id(), person.name(), "to " + person.address());
    }
}
