package uy.ventanilla.identity.usecase.departure;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.DirectoryGate;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonalTraces;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Forgets one person everywhere: name and address give way to stand-ins, what proved who they are goes, and every service hears
 * of it. Their tickets stay and read as before. There is no way back; who writes again from the address is somebody new.
 */
@Service
public class ErasePerson {
    /** What came of it. */
    public sealed interface Outcome {
        record Erased(Person person) implements Outcome {}

        record Nobody() implements Outcome {}

        /** What was given to confirm it is not their address. */
        record NotConfirmed() implements Outcome {}

        /** They work here: they have to be marked as having left first, so that nobody loses a colleague by a slip. */
        record WorksHere() implements Outcome {}
    }

    private final DirectoryGate gate;
    private final People people;
    private final Directory directory;
    private final PersonalTraces traces;
    private final SignIns signIns;
    private final Blueprints blueprints;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ErasePerson(
            DirectoryGate gate,
            People people,
            Directory directory,
            PersonalTraces traces,
            SignIns signIns,
            Blueprints blueprints,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.gate = gate;
        this.people = people;
        this.directory = directory;
        this.traces = traces;
        this.signIns = signIns;
        this.blueprints = blueprints;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Forgets them.
     *
     * @param confirm their address, as proof that they are meant
     * @param files whether the files they sent go too
     */
    public Outcome erase(TenantId tenant, UUID id, String confirm, boolean files) {
        return transactions.in(tenant, () -> {
            gate.enter(tenant);
            var found = people.hold(tenant.value(), id).filter(row -> !row.erased());
            if (found.isEmpty()) {
                return new Outcome.Nobody();
            }
            var row = found.get();
            if (!row.address().equalsIgnoreCase(confirm.strip())) {
                return new Outcome.NotConfirmed();
            }
            if (row.facts().role() != Role.CUSTOMER && !row.left()) {
                return new Outcome.WorksHere();
            }
            signIns.endAll(tenant, id);
            var before = new PersonalTraces.Called(row.address(), row.facts().name());
            row.erase("erased-" + id + "@erased.invalid", standIn(tenant), clock.instant());
            var person = directory.erased(row, files);
            traces.forget(
                    tenant,
                    id,
                    before,
                    new PersonalTraces.Called(row.address(), row.facts().name()));
            audit.note(tenant, AuditAction.PERSON_ERASED, id, null, "");
            return new Outcome.Erased(person);
        });
    }

    private String standIn(TenantId tenant) {
        var first = blueprints.profile(tenant).map(it -> it.languages().getFirst());
        return first.filter("en"::equals).isPresent() ? "Erased person" : "Persona borrada";
    }
}
