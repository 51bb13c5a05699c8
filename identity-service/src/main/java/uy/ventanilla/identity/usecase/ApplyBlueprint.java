package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.document.Note;
import uy.ventanilla.identity.document.ReadBlueprint;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.identity.usecase.signin.MissingSecrets;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Makes a tenant be what its blueprint says: all of it, or, where anything is wrong, nothing. */
@Service
public class ApplyBlueprint {
    private static final Logger log = LoggerFactory.getLogger(ApplyBlueprint.class);

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * In force.
         *
         * @param changed false where the tenant was like this already; the version stays then
         * @param notes what of it no service acts on yet
         */
        record Applied(TenantId tenant, int version, boolean changed, List<Note> notes) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}

        /** Somebody else has applied version {@code inForce} since the caller looked; nothing was changed. */
        record Overtaken(int inForce) implements Outcome {}

        /** The tenant of this slug is being erased; nobody can have it until that is over. */
        record Erasing() implements Outcome {}
    }

    /** {@code restored} is the earlier version that is to be in force again. */
    private record Terms(
            @Nullable Integer expected, @Nullable Integer restored) {}

    private final ExamineBlueprint examine;
    private final TenantRegister register;
    private final Blueprints blueprints;
    private final Directory directory;
    private final Audit audit;
    private final SignIns signIns;
    private final MissingSecrets missing;
    private final TenantTransactions transactions;
    private final Clock clock;

    ApplyBlueprint(
            ExamineBlueprint examine,
            TenantRegister register,
            Blueprints blueprints,
            Directory directory,
            Audit audit,
            SignIns signIns,
            MissingSecrets missing,
            TenantTransactions transactions,
            Clock clock) {
        this.examine = examine;
        this.register = register;
        this.blueprints = blueprints;
        this.directory = directory;
        this.audit = audit;
        this.signIns = signIns;
        this.missing = missing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code expected}: the version the caller believes to be in force, 0 for a new tenant; absent where it does not matter. */
    public Outcome apply(String slug, String yaml, @Nullable Integer expected) {
        return apply(slug, yaml, new Terms(expected, null));
    }

    /** Puts an earlier version in force again, as a new one. Empty where the tenant has no such version. */
    public Optional<Outcome> rollBack(String slug, int version, @Nullable Integer expected) {
        return register.find(slug)
                .flatMap(tenant -> transactions.reading(tenant, () -> blueprints.find(tenant, version)))
                .map(earlier -> apply(slug, earlier.document(), new Terms(expected, version)));
    }

    private Outcome apply(String slug, String yaml, Terms terms) {
        try {
            return attempt(slug, yaml, terms);
        } catch (DuplicateKeyException e) {
            // somebody else has just taken the slug or one of the names: now it can be seen
            return attempt(slug, yaml, terms);
        }
    }

    private Outcome attempt(String slug, String yaml, Terms terms) {
        if (register.erasing(slug)) {
            return new Outcome.Erasing();
        }
        var examined = examine.examine(slug, yaml);
        var faults = examined.document().faults();
        if (faults.any()) {
            return new Outcome.Faulty(faults.all());
        }
        if (examined.tenant().isEmpty() && terms.expected != null && terms.expected != 0) {
            return new Outcome.Overtaken(0);
        }
        var tenant = examined.tenant().orElseGet(() -> new TenantId(UUID.randomUUID()));
        return transactions.in(tenant, () -> commit(tenant, examined.document(), terms));
    }

    /** Whom another version asks for more starts anew: a sign-in by what was enough before is not enough any more. */
    private void tighten(TenantId tenant, Ways before, Ways after) {
        if (after.secondFactorRequired() && !before.secondFactorRequired()) {
            signIns.endAllOf(tenant, true);
        }
        if (after.customersByHostOnly() && !before.customersByHostOnly()) {
            signIns.endAllOf(tenant, false);
        }
        if (before.password() && !after.password()) {
            signIns.endAllOf(tenant, true);
            signIns.endAllOf(tenant, false);
        }
    }

    private Outcome commit(TenantId tenant, BlueprintDocument document, Terms terms) {
        var profile = document.profile();
        var now = clock.instant();
        register.enter(tenant, profile.slug(), now);
        if (register.status(tenant).erasing()) {
            return new Outcome.Erasing();
        }
        var latest = blueprints.latest(tenant);
        int inForce = latest.map(Blueprints.Version::number).orElse(0);
        if (terms.expected != null && terms.expected != inForce) {
            return new Outcome.Overtaken(inForce);
        }
        var notes = missing.beside(new ReadBlueprint(document.blueprint()).unserved(), tenant, profile);
        if (latest.isPresent() && blueprints.inForce(tenant, document)) {
            return new Outcome.Applied(tenant, latest.get().number(), false, notes);
        }
        int version = inForce + 1;
        register.claim(tenant, ExamineBlueprint.claims(profile).toList());
        directory.apply(tenant, version, document, terms.restored, now);
        latest.ifPresent(before -> tighten(tenant, before.profile().signIn(), profile.signIn()));
        audit.note(
                tenant,
                terms.restored == null ? AuditAction.BLUEPRINT_APPLIED : AuditAction.BLUEPRINT_RESTORED,
                version,
                "version " + version,
                terms.restored == null ? "" : "as version " + terms.restored + " was");
        log.info("blueprint applied tenant={} slug={} version={}", tenant, profile.slug(), version);
        return new Outcome.Applied(tenant, version, true, notes);
    }
}
