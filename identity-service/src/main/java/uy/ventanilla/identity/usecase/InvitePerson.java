package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Sends somebody a link to activate their account (S37), again if need be: the newest one counts. */
@Service
public class InvitePerson {
    static final Duration VALID = Duration.ofDays(3);

    private final People people;
    private final Directory directory;
    private final TenantTransactions transactions;
    private final Clock clock;

    InvitePerson(People people, Directory directory, TenantTransactions transactions, Clock clock) {
        this.people = people;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code false} where there is nobody of this id. */
    public boolean again(TenantId tenant, UUID person) {
        return transactions.in(tenant, () -> {
            var found = people.find(tenant.value(), person);
            found.ifPresent(this::within);
            return found.isPresent();
        });
    }

    /** In the transaction that is under way. */
    void within(PersonRow person) {
        directory.invite(person, Secrets.nonce(), clock.instant().plus(VALID));
    }
}
