package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.DirectoryGate;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Makes a person be what an admin says. Rights that end, end at once: whoever loses a role or leaves is signed out. */
@Service
public class ChangePerson {
    /** What came of it. */
    public sealed interface Outcome {
        record Changed(Person person) implements Outcome {}

        record Nobody() implements Outcome {}

        /** Somebody else changed them since; {@code person} is how they are now. */
        record Overtaken(Person person) implements Outcome {}

        record Mistaken(List<Mistake> mistakes) implements Outcome {}

        /** The tenant would be left without an admin. */
        record LastAdmin() implements Outcome {}
    }

    private final DirectoryGate gate;
    private final People people;
    private final CheckPerson check;
    private final Directory directory;
    private final SignIns signIns;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ChangePerson(
            DirectoryGate gate,
            People people,
            CheckPerson check,
            Directory directory,
            SignIns signIns,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.gate = gate;
        this.people = people;
        this.check = check;
        this.directory = directory;
        this.signIns = signIns;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code version} is the one the caller has seen. */
    public Outcome change(TenantId tenant, UUID id, PersonFacts facts, long version) {
        return transactions.in(tenant, () -> {
            gate.enter(tenant);
            var found = people.hold(tenant.value(), id).filter(row -> !row.erased());
            if (found.isEmpty()) {
                return new Outcome.Nobody();
            }
            var row = found.get();
            if (version != row.version()) {
                return new Outcome.Overtaken(row.toPerson());
            }
            var mistakes = check.mistakes(tenant, row.facts(), facts);
            if (!mistakes.isEmpty()) {
                return new Outcome.Mistaken(mistakes);
            }
            if (endsTheLastAdmin(tenant, row, facts)) {
                return new Outcome.LastAdmin();
            }
            return new Outcome.Changed(become(tenant, row, facts));
        });
    }

    /** Whether nobody would be left who can sign in as an admin. */
    boolean endsTheLastAdmin(TenantId tenant, PersonRow row, PersonFacts facts) {
        return row.activated() && isAdmin(row.facts()) && !isAdmin(facts) && people.admins(tenant.value()) <= 1;
    }

    private static boolean isAdmin(PersonFacts facts) {
        return facts.role() == Role.ADMIN && !facts.left();
    }

    /** An agent says that they are away, or back. Empty where there is nobody of this id. */
    public Optional<Person> away(TenantId tenant, UUID id, boolean away) {
        return transactions.in(
                tenant,
                () -> people.hold(tenant.value(), id)
                        .map(row -> become(tenant, row, row.facts().away(away))));
    }

    /**
     * Who gains a right goes on, and has it with the next token; who loses one starts anew, and so does who joins the staff: more
     * may be asked of them.
     */
    private static boolean startsAnew(PersonFacts before, PersonFacts after) {
        boolean joinsTheStaff = before.role() == Role.CUSTOMER && after.role() != Role.CUSTOMER;
        return joinsTheStaff || after.role().compareTo(before.role()) < 0 || (after.left() && !before.left());
    }

    /** What of the change is about rights, in words. */
    private static List<String> rights(PersonFacts before, PersonFacts after) {
        var changes = new ArrayList<String>();
        if (before.role() != after.role()) {
            changes.add("role " + before.role().word() + " to " + after.role().word());
        }
        if (before.left() != after.left()) {
            changes.add(after.left() ? "left" : "came back");
        }
        if (!before.organisations().equals(after.organisations())) {
            changes.add("organisations " + words(before.organisations()) + " to " + words(after.organisations()));
        }
        if (!before.teams().equals(after.teams())) {
            changes.add("teams " + words(before.teams()) + " to " + words(after.teams()));
        }
        if (before.mayMail() != after.mayMail()) {
            changes.add(after.mayMail() ? "may write by mail" : "may not write by mail");
        }
        return changes;
    }

    private static String words(List<?> ids) {
        return ids.isEmpty() ? "none" : ids.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** In the transaction that is under way. */
    Person become(TenantId tenant, PersonRow row, PersonFacts facts) {
        var before = row.facts();
        if (!row.becomes(facts, clock.instant())) {
            return row.toPerson();
        }
        var rights = rights(before, facts);
        if (!rights.isEmpty()) {
            boolean gone = facts.left() && !before.left();
            audit.note(
                    tenant,
                    gone ? AuditAction.PERSON_LEFT : AuditAction.PERSON_CHANGED,
                    row.id(),
                    facts.name(),
                    String.join(", ", rights));
        }
        if (startsAnew(before, facts)) {
            signIns.endAll(tenant, row.id());
        }
        return directory.save(row);
    }
}
