package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.AccessCode;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.OrganisationFacts;
import uy.ventanilla.identity.domain.PeopleFilter;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.Lists;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Adds, changes and removes a tenant's customer organisations, and makes their priority access codes (S5, S8). */
@Service
public class ManageOrganisations {
    /** What came of it. */
    public sealed interface Outcome {
        record Done(Organisation organisation) implements Outcome {}

        record NoSuch() implements Outcome {}

        record NameTaken() implements Outcome {}

        /** Somebody else changed it since; {@code organisation} is how it is now. */
        record Overtaken(Organisation organisation) implements Outcome {}

        record Mistaken(List<Mistake> mistakes) implements Outcome {}

        /** People belong to it. */
        record InUse() implements Outcome {}
    }

    private final Organisations organisations;
    private final Lists lists;
    private final Blueprints blueprints;
    private final Directory directory;
    private final Seal seal;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    ManageOrganisations(
            Organisations organisations,
            Lists lists,
            Blueprints blueprints,
            Directory directory,
            Seal seal,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.organisations = organisations;
        this.lists = lists;
        this.blueprints = blueprints;
        this.directory = directory;
        this.seal = seal;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome add(TenantId tenant, OrganisationFacts facts) {
        return settled(() -> transactions.in(tenant, () -> {
            if (organisations.findByName(tenant.value(), facts.name()).isPresent()) {
                return new Outcome.NameTaken();
            }
            var mistakes = mistakes(tenant, facts);
            if (!mistakes.isEmpty()) {
                return new Outcome.Mistaken(mistakes);
            }
            var added = directory.save(new OrganisationRow(tenant, UUID.randomUUID(), facts));
            audit.note(tenant, AuditAction.ORGANISATION_ADDED, added.id(), facts.name(), "plan " + facts.plan());
            return new Outcome.Done(added);
        }));
    }

    /** {@code version} is the one the caller has seen. */
    public Outcome change(TenantId tenant, UUID id, OrganisationFacts facts, long version) {
        return settled(() -> transactions.in(tenant, () -> {
            var found = organisations.hold(tenant.value(), id);
            if (found.isEmpty()) {
                return new Outcome.NoSuch();
            }
            var row = found.get();
            if (version != row.version()) {
                return new Outcome.Overtaken(row.toOrganisation());
            }
            if (organisations.findByName(tenant.value(), facts.name()).stream()
                    .anyMatch(other -> !other.id().equals(id))) {
                return new Outcome.NameTaken();
            }
            var mistakes = mistakes(tenant, facts);
            if (!mistakes.isEmpty()) {
                return new Outcome.Mistaken(mistakes);
            }
            var before = row.facts();
            if (!row.becomes(facts)) {
                return new Outcome.Done(row.toOrganisation());
            }
            var detail = before.plan().equals(facts.plan()) ? "" : "plan " + before.plan() + " to " + facts.plan();
            audit.note(tenant, AuditAction.ORGANISATION_CHANGED, id, facts.name(), detail);
            return new Outcome.Done(directory.save(row));
        }));
    }

    /** Only where nobody belongs to it; its tickets keep its name. */
    public Outcome remove(TenantId tenant, UUID id) {
        return transactions.in(tenant, () -> {
            var found = organisations.hold(tenant.value(), id);
            if (found.isEmpty()) {
                return new Outcome.NoSuch();
            }
            var members = new PeopleFilter("", null, false, id, null, true);
            if (!lists.people(tenant, members, null, 1).isEmpty()) {
                return new Outcome.InUse();
            }
            var was = found.get().toOrganisation();
            directory.remove(found.get());
            audit.note(tenant, AuditAction.ORGANISATION_REMOVED, id, was.facts().name(), "");
            return new Outcome.Done(was);
        });
    }

    /** What came of asking for another code. */
    public sealed interface CodeOutcome {
        /** Told here and nowhere again. */
        record Made(AccessCode code, @Nullable Instant formerUntil) implements CodeOutcome {}

        record NoSuch() implements CodeOutcome {}

        /** A code is being replaced already: one more with an overlap would end the one its people still use. */
        record Overlapping(Instant until) implements CodeOutcome {}
    }

    /** Another code; the one before counts for {@code overlap} longer. */
    public CodeOutcome renewCode(TenantId tenant, UUID id, Duration overlap) {
        return transactions.in(tenant, () -> {
            var found = organisations.hold(tenant.value(), id);
            if (found.isEmpty()) {
                return new CodeOutcome.NoSuch();
            }
            var now = clock.instant();
            var status = found.get().toOrganisation().code();
            var until = status == null ? null : status.formerUntil();
            if (until != null && until.isAfter(now) && overlap.isPositive()) {
                return new CodeOutcome.Overlapping(until);
            }
            var code = fresh(tenant);
            found.get().codeBecomes(hash(tenant, code), now, now.plus(overlap));
            var saved = directory.save(found.get()).code();
            var detail = "the one before counts for " + overlap.toMinutes() + " minutes more";
            audit.note(tenant, AuditAction.CODE_MADE, id, found.get().facts().name(), detail);
            return new CodeOutcome.Made(code, saved == null ? null : saved.formerUntil());
        });
    }

    private AccessCode fresh(TenantId tenant) {
        var code = AccessCode.random();
        while (organisations.codeIsTaken(tenant.value(), hash(tenant, code))) {
            code = AccessCode.random();
        }
        return code;
    }

    /** Keyed by the installation's secret: eight digits alone are soon tried out by who has a copy of the database. */
    private String hash(TenantId tenant, AccessCode code) {
        return seal.over("access-code", tenant.toString(), code.digits());
    }

    private List<Mistake> mistakes(TenantId tenant, OrganisationFacts facts) {
        var plans = blueprints.profile(tenant).orElseThrow().plans();
        return plans.contains(facts.plan())
                ? List.of()
                : List.of(new Mistake("/plan", "This tenant has the plans " + String.join(", ", plans) + "."));
    }

    private static Outcome settled(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (DataIntegrityViolationException e) {
            return new Outcome.NameTaken(); // somebody was faster by a moment
        }
    }
}
