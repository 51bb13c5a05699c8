package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Ways;
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

    /** What came of asking for another link. */
    public enum Outcome {
        SENT,
        NOBODY,
        /** They come by the program around the portal or by a provider, and a password would not let them in. */
        NO_PASSWORD
    }

    public Outcome again(TenantId tenant, UUID person) {
        return transactions.in(
                tenant,
                () -> people.hold(tenant.value(), person)
                        .filter(row -> !row.left())
                        .map(row -> within(row) ? Outcome.SENT : Outcome.NO_PASSWORD)
                        .orElse(Outcome.NOBODY));
    }

    /** In the transaction that is under way. {@code false}: a password would not let them in, so none is sent. */
    boolean within(PersonRow person) {
        var ways = blueprints.profile(person.tenant()).map(Profile::signIn).orElse(Ways.PASSWORD);
        if (!ways.takesPassword(person.facts().role() == Role.CUSTOMER)) {
            return false;
        }
        var now = clock.instant();
        directory.invite(person, Secrets.nonce(), now, now.plus(person.activated() ? RESET_VALID : VALID));
        audit.note(person.tenant(), AuditAction.LINK_SENT, person.id(), person.name(), "to " + person.address());
        return true;
    }
}
