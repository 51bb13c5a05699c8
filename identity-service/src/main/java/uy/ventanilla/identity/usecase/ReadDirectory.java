package uy.ventanilla.identity.usecase;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows a tenant's people and organisations. */
@Service
public class ReadDirectory {
    private static final Limit MOST = Limit.of(200);

    private final People people;
    private final Organisations organisations;
    private final TenantTransactions transactions;

    ReadDirectory(People people, Organisations organisations, TenantTransactions transactions) {
        this.people = people;
        this.organisations = organisations;
        this.transactions = transactions;
    }

    public Optional<Person> person(TenantId tenant, UUID id) {
        return transactions.reading(
                tenant, () -> people.find(tenant.value(), id).map(PersonRow::toPerson));
    }

    public Optional<Organisation> organisation(TenantId tenant, UUID id) {
        return transactions.reading(
                tenant, () -> organisations.find(tenant.value(), id).map(OrganisationRow::toOrganisation));
    }

    public List<Organisation> organisations(TenantId tenant) {
        return transactions.reading(
                tenant,
                () -> organisations.all(tenant.value()).stream()
                        .map(OrganisationRow::toOrganisation)
                        .toList());
    }

    /** At most two hundred, by name; {@code part} of the name or address, {@code role} absent for all. */
    public List<Person> search(TenantId tenant, String part, @Nullable Role role) {
        var like = "%" + part.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var roles = role == null ? EnumSet.allOf(Role.class) : EnumSet.of(role);
        return transactions.reading(
                tenant,
                () -> people.search(tenant.value(), like, roles, MOST).stream()
                        .map(PersonRow::toPerson)
                        .toList());
    }
}
