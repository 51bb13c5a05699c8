package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Adds somebody by hand and invites them. */
@Service
public class AddPerson {
    /** What came of it. */
    public sealed interface Outcome {
        record Added(Person person) implements Outcome {}

        record AddressTaken() implements Outcome {}

        record Mistaken(List<Mistake> mistakes) implements Outcome {}
    }

    private final People people;
    private final CheckPerson check;
    private final Directory directory;
    private final InvitePerson invite;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    AddPerson(
            People people,
            CheckPerson check,
            Directory directory,
            InvitePerson invite,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.people = people;
        this.check = check;
        this.directory = directory;
        this.invite = invite;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome add(TenantId tenant, String address, PersonFacts facts) {
        try {
            return transactions.in(tenant, () -> within(tenant, address, facts, true));
        } catch (DataIntegrityViolationException e) {
            return new Outcome.AddressTaken(); // somebody was faster by a moment
        }
    }

    /** In the transaction that is under way. */
    Outcome within(TenantId tenant, String typed, PersonFacts facts, boolean invited) {
        var address = typed.strip().toLowerCase(Locale.ROOT);
        if (people.findByAddress(tenant.value(), address).isPresent()) {
            return new Outcome.AddressTaken();
        }
        var mistakes = check.mistakes(tenant, null, facts);
        if (!mistakes.isEmpty()) {
            return new Outcome.Mistaken(mistakes);
        }
        var row = new PersonRow(tenant, UUID.randomUUID(), address, facts.name(), facts.role(), facts.language());
        row.becomes(facts, clock.instant());
        var added = directory.save(row);
        audit.note(
                tenant,
                AuditAction.PERSON_ADDED,
                row.id(),
                facts.name(),
                facts.role().word());
        if (invited) {
            invite.within(row);
        }
        return new Outcome.Added(added);
    }
}
