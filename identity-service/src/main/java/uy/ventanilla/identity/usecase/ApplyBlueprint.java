package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.document.Faults;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.TenantRegister;
import uy.ventanilla.identity.store.TenantRegister.Claim;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Makes a tenant be what its blueprint says: all of it, or, where anything is wrong, nothing. */
@Service
public class ApplyBlueprint {
    private static final Logger log = LoggerFactory.getLogger(ApplyBlueprint.class);

    /** What came of it. */
    public sealed interface Outcome {
        /** In force. {@code changed} is false where the tenant was like this already; the version stays then. */
        record Applied(TenantId tenant, int version, boolean changed) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    private final TenantRegister register;
    private final Blueprints blueprints;
    private final Directory directory;
    private final TenantTransactions transactions;
    private final Clock clock;

    ApplyBlueprint(
            TenantRegister register,
            Blueprints blueprints,
            Directory directory,
            TenantTransactions transactions,
            Clock clock) {
        this.register = register;
        this.blueprints = blueprints;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome apply(String slug, String yaml) {
        try {
            return attempt(slug, yaml);
        } catch (DuplicateKeyException e) {
            // somebody else has just taken the slug or one of the names: now it can be seen
            return attempt(slug, yaml);
        }
    }

    private Outcome attempt(String slug, String yaml) {
        var document = BlueprintDocument.read(yaml);
        var profile = document.profile();
        if (!profile.slug().equals(slug)) {
            document.faults()
                    .at(
                            "slug",
                            "applied to \"" + slug + "\" but written for \"" + profile.slug() + "\"; make them one");
        }
        var tenant = register.find(slug).orElseGet(() -> new TenantId(UUID.randomUUID()));
        names(document.faults(), tenant, profile);
        if (document.faults().any()) {
            return new Outcome.Faulty(document.faults().all());
        }
        return transactions.in(tenant, () -> commit(tenant, document));
    }

    private void names(Faults faults, TenantId tenant, Profile profile) {
        for (int i = 0; i < profile.hosts().size(); i++) {
            name(faults, "hosts[" + i + "]", tenant, host(profile.hosts().get(i)));
        }
        name(faults, "channels.mail.address", tenant, mailbox(profile));
    }

    private void name(Faults faults, String path, TenantId tenant, Claim claim) {
        register.holder(claim)
                .filter(holder -> !holder.tenant().equals(tenant))
                .ifPresent(holder ->
                        faults.at(path, "belongs to the tenant \"" + holder.slug() + "\" already; choose another"));
    }

    private Outcome commit(TenantId tenant, BlueprintDocument document) {
        var profile = document.profile();
        var now = clock.instant();
        register.enter(tenant, profile.slug(), now);
        var latest = blueprints.latest(tenant);
        if (latest.isPresent() && blueprints.inForce(tenant, document)) {
            return new Outcome.Applied(tenant, latest.get().number(), false);
        }
        int version = latest.map(Blueprints.Version::number).orElse(0) + 1;
        register.claim(
                tenant,
                Stream.concat(profile.hosts().stream().map(ApplyBlueprint::host), Stream.of(mailbox(profile)))
                        .toList());
        directory.apply(tenant, version, document, now);
        log.info("blueprint applied tenant={} slug={} version={}", tenant, profile.slug(), version);
        return new Outcome.Applied(tenant, version, true);
    }

    private static Claim host(String name) {
        return new Claim("host", name);
    }

    private static Claim mailbox(Profile profile) {
        return new Claim("mailbox", profile.mailbox());
    }
}
