package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.DirectoryDocument;
import uy.ventanilla.identity.document.DirectoryDocument.OrganisationEntry;
import uy.ventanilla.identity.document.DirectoryDocument.PersonEntry;
import uy.ventanilla.identity.document.Document;
import uy.ventanilla.identity.document.Fault;
import uy.ventanilla.identity.domain.OrganisationFacts;
import uy.ventanilla.identity.domain.PasswordRule;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.DirectoryGate;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Brings a tenant's organisations and people to what a document says. Doing it twice is doing it once. */
@Service
public class ApplyDirectory {
    /** What came of it: counts of rows that were made or changed, or every fault. */
    public sealed interface Outcome {
        record Applied(int organisations, int people, int unchanged) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    private final DirectoryGate gate;
    private final ChangePerson change;
    private final Blueprints blueprints;
    private final Organisations organisations;
    private final People people;
    private final Directory directory;
    private final InvitePerson invite;
    private final Passwords passwords;
    private final Audit audit;
    private final SignIns signIns;
    private final TenantTransactions transactions;
    private final Clock clock;

    ApplyDirectory(
            DirectoryGate gate,
            ChangePerson change,
            Blueprints blueprints,
            Organisations organisations,
            People people,
            Directory directory,
            InvitePerson invite,
            Passwords passwords,
            Audit audit,
            SignIns signIns,
            TenantTransactions transactions,
            Clock clock) {
        this.gate = gate;
        this.change = change;
        this.blueprints = blueprints;
        this.organisations = organisations;
        this.people = people;
        this.directory = directory;
        this.invite = invite;
        this.passwords = passwords;
        this.audit = audit;
        this.signIns = signIns;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Outcome apply(TenantId tenant, String yaml) {
        var document = DirectoryDocument.read(yaml, PasswordRule.SHORTEST);
        return transactions.in(tenant, () -> {
            var profile = blueprints.profile(tenant).orElseThrow();
            gate.enter(tenant);
            check(tenant, document, profile);
            if (document.faults().any()) {
                return new Outcome.Faulty(document.faults().all());
            }
            return commit(tenant, document.value(), profile.language());
        });
    }

    private void check(TenantId tenant, Document<DirectoryDocument> document, Profile profile) {
        var plans = profile.plans();
        var names = new HashSet<String>();
        var entries = document.value().organisations();
        for (int i = 0; i < entries.size(); i++) {
            names.add(key(entries.get(i).name()));
            if (!plans.contains(entries.get(i).plan())) {
                document.faults()
                        .at(
                                "organisations[" + i + "].plan",
                                "unknown plan \"" + entries.get(i).plan() + "\"; this tenant has "
                                        + String.join(", ", plans));
            }
        }
        var persons = document.value().people();
        for (int i = 0; i < persons.size(); i++) {
            var at = "people[" + i + "]";
            var organisation = persons.get(i).organisation();
            if (organisation != null && !known(tenant, organisation, names)) {
                document.faults()
                        .at(
                                at + ".organisation",
                                "unknown organisation \"" + organisation + "\"; name it in organisations");
            }
            var language = persons.get(i).language();
            if (language != null && !profile.languages().contains(language)) {
                document.faults()
                        .at(
                                at + ".language",
                                "this tenant speaks " + String.join(", ", profile.languages()) + ", not \"" + language
                                        + "\"");
            }
        }
    }

    private boolean known(TenantId tenant, String organisation, Set<String> named) {
        return named.contains(key(organisation))
                || organisations.findByName(tenant.value(), organisation).isPresent();
    }

    private Outcome commit(TenantId tenant, DirectoryDocument document, String language) {
        int changedOrganisations = 0;
        var ids = new HashMap<String, UUID>();
        for (var entry : document.organisations()) {
            var existing = existing(tenant, entry);
            var facts = facts(existing, entry);
            var row = existing != null
                    ? existing
                    : new OrganisationRow(tenant, entry.id() == null ? UUID.randomUUID() : entry.id(), facts);
            if (row.becomes(facts) || existing == null) {
                directory.save(row);
                audit.note(
                        tenant,
                        existing == null ? AuditAction.ORGANISATION_ADDED : AuditAction.ORGANISATION_CHANGED,
                        row.id(),
                        facts.name(),
                        "plan " + facts.plan());
                changedOrganisations++;
            }
            ids.put(key(entry.name()), row.id());
        }
        int changedPeople = 0;
        for (var entry : document.people()) {
            changedPeople += apply(tenant, entry, ids, language) ? 1 : 0;
        }
        int all = document.organisations().size() + document.people().size();
        return new Outcome.Applied(changedOrganisations, changedPeople, all - changedOrganisations - changedPeople);
    }

    /** What the document does not speak of stays. */
    private static OrganisationFacts facts(@Nullable OrganisationRow existing, OrganisationEntry entry) {
        var now = existing == null ? null : existing.facts();
        return new OrganisationFacts(
                entry.name(),
                entry.taxId() == null && now != null ? now.taxId() : entry.taxId(),
                entry.brand() == null && now != null ? now.brand() : entry.brand(),
                entry.plan(),
                entry.commercialContact());
    }

    private @Nullable OrganisationRow existing(TenantId tenant, OrganisationEntry entry) {
        var byId =
                entry.id() == null ? Optional.<OrganisationRow>empty() : organisations.find(tenant.value(), entry.id());
        return byId.or(() -> organisations.findByName(tenant.value(), entry.name()))
                .orElse(null);
    }

    private boolean apply(TenantId tenant, PersonEntry entry, Map<String, UUID> ids, String tenantsLanguage) {
        var address = entry.email().toLowerCase(Locale.ROOT);
        var language = entry.language() == null ? tenantsLanguage : entry.language();
        var organisation = entry.organisation() == null ? null : organisation(tenant, entry.organisation(), ids);
        var existing = people.findByAddress(tenant.value(), address);
        var row = existing.orElseGet(
                () -> new PersonRow(tenant, UUID.randomUUID(), address, entry.name(), entry.role(), language));
        var facts = facts(row.facts(), entry, organisation, language);
        boolean fresh = entry.password() != null && !passwords.match(entry.password(), row.password());
        if (entry.password() != null && fresh) {
            row.activate(passwords.hash(entry.password()));
        }
        if (existing.isPresent()) {
            return changed(tenant, row, facts, fresh);
        }
        row.becomes(facts, clock.instant());
        directory.save(row);
        audit.note(
                tenant,
                AuditAction.PERSON_ADDED,
                row.id(),
                entry.name(),
                facts.role().word());
        if (!row.activated()) {
            invite.within(row);
        }
        return true;
    }

    private boolean changed(TenantId tenant, PersonRow row, PersonFacts facts, boolean fresh) {
        boolean same = row.facts().equals(facts);
        if (fresh) {
            signIns.endAll(tenant, row.id());
            audit.note(tenant, AuditAction.PASSWORD_SET, row.id(), row.name(), "by a directory document");
        }
        if (!same) {
            change.become(tenant, row, facts);
        } else if (fresh) {
            directory.save(row);
        }
        return !same || fresh;
    }

    /** What the document does not speak of stays: teams, who is away or has left, further organisations. */
    private static PersonFacts facts(PersonFacts now, PersonEntry entry, @Nullable UUID organisation, String language) {
        var organisations = Stream.concat(Stream.ofNullable(organisation), now.organisations().stream())
                .distinct()
                .toList();
        var teams = entry.role() == Role.CUSTOMER ? List.<String>of() : now.teams();
        return new PersonFacts(
                entry.name(), entry.role(), organisations, teams, entry.mayMail(), now.away(), now.left(), language);
    }

    private UUID organisation(TenantId tenant, String name, Map<String, UUID> ids) {
        var named = ids.get(key(name));
        return named != null
                ? named
                : organisations.findByName(tenant.value(), name).orElseThrow().id();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
