package uy.ventanilla.identity.usecase;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Adds somebody by hand and invites them. */
@Service
public class AddPerson {
    /** Who is to be added. */
    public record NewPerson(
            String address,
            String name,
            Role role,
            @Nullable UUID organisation,
            boolean mayMail,
            String language) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Added(Person person) implements Outcome {}

        record AddressTaken() implements Outcome {}

        record UnknownOrganisation() implements Outcome {}

        record UnknownLanguage() implements Outcome {}
    }

    private final People people;
    private final Organisations organisations;
    private final Blueprints blueprints;
    private final Directory directory;
    private final InvitePerson invite;
    private final TenantTransactions transactions;

    AddPerson(
            People people,
            Organisations organisations,
            Blueprints blueprints,
            Directory directory,
            InvitePerson invite,
            TenantTransactions transactions) {
        this.people = people;
        this.organisations = organisations;
        this.blueprints = blueprints;
        this.directory = directory;
        this.invite = invite;
        this.transactions = transactions;
    }

    public Outcome add(TenantId tenant, NewPerson wanted) {
        try {
            return transactions.in(tenant, () -> within(tenant, wanted));
        } catch (DataIntegrityViolationException e) {
            return new Outcome.AddressTaken(); // somebody was faster by a moment
        }
    }

    private Outcome within(TenantId tenant, NewPerson wanted) {
        var address = wanted.address.strip().toLowerCase(Locale.ROOT);
        if (people.findByAddress(tenant.value(), address).isPresent()) {
            return new Outcome.AddressTaken();
        }
        if (wanted.organisation != null
                && organisations.find(tenant.value(), wanted.organisation).isEmpty()) {
            return new Outcome.UnknownOrganisation();
        }
        if (blueprints.latest(tenant).stream()
                .noneMatch(version -> version.profile().languages().contains(wanted.language))) {
            return new Outcome.UnknownLanguage();
        }
        var person = new PersonRow(tenant, UUID.randomUUID(), address, wanted.name, wanted.role, wanted.language);
        person.becomes(wanted.name, wanted.role, wanted.organisation, wanted.mayMail, wanted.language);
        var saved = directory.save(person);
        invite.within(saved);
        return new Outcome.Added(saved.toPerson());
    }
}
