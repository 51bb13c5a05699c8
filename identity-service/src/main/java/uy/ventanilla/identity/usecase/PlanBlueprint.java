package uy.ventanilla.identity.usecase;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.Difference;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.document.Note;
import uy.ventanilla.identity.document.ReadBlueprint;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.fleet.Fleet;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.usecase.signin.MissingSecrets;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Tells what applying a blueprint would do, and does none of it. */
@Service
public class PlanBlueprint {
    /** What would come of it. */
    public sealed interface Outcome {
        /**
         * It could be applied.
         *
         * @param version the one in force; 0 for a tenant that would be new
         * @param tickets what it does to running tickets; empty where ticket-service does not answer
         * @param notes what of it no service acts on yet
         */
        record Planned(int version, List<Difference> differences, Optional<List<String>> tickets, List<Note> notes)
                implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    private final ExamineBlueprint examine;
    private final Blueprints blueprints;
    private final Fleet fleet;
    private final MissingSecrets missing;
    private final TenantTransactions transactions;

    PlanBlueprint(
            ExamineBlueprint examine,
            Blueprints blueprints,
            Fleet fleet,
            MissingSecrets missing,
            TenantTransactions transactions) {
        this.missing = missing;
        this.examine = examine;
        this.blueprints = blueprints;
        this.fleet = fleet;
        this.transactions = transactions;
    }

    /** {@code token} is the operator's: ticket-service is asked in the same name. */
    public Outcome plan(String slug, String yaml, String token) {
        var examined = examine.examine(slug, yaml);
        if (examined.document().faults().any()) {
            return new Outcome.Faulty(examined.document().faults().all());
        }
        var after = new ReadBlueprint(examined.document().blueprint());
        var profile = examined.document().profile();
        return examined.tenant()
                .flatMap(tenant -> inForce(tenant).map(before -> planned(tenant, before, after, profile, token)))
                .orElseGet(() -> new Outcome.Planned(
                        0, List.of(), Optional.of(List.of()), MissingSecrets.beside(after.unserved(), profile)));
    }

    private Optional<Blueprints.Applied> inForce(TenantId tenant) {
        return transactions.reading(tenant, () -> blueprints.history(tenant, Integer.MAX_VALUE, 1)).stream()
                .findFirst();
    }

    private Outcome planned(
            TenantId tenant, Blueprints.Applied before, ReadBlueprint after, Profile profile, String token) {
        var differences = before.blueprint().changesTo(after);
        var tickets = differences.isEmpty()
                ? Optional.of(List.<String>of())
                : fleet.running(tenant, token).map(running -> before.blueprint().touches(after, running));
        var notes = transactions.reading(tenant, () -> missing.beside(after.unserved(), tenant, profile));
        return new Outcome.Planned(before.number(), differences, tickets, notes);
    }
}
