package uy.ventanilla.identity.usecase;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.PeopleFilter;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Place;
import uy.ventanilla.identity.store.Lists;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Shows a tenant's people and organisations. */
@Service
public class ReadDirectory {
    /** Some of a list in its order; {@code next} is absent at the end of it. */
    public record Page<T>(List<T> items, @Nullable Place next) {}

    private final People people;
    private final Organisations organisations;
    private final Lists lists;
    private final TenantTransactions transactions;

    ReadDirectory(People people, Organisations organisations, Lists lists, TenantTransactions transactions) {
        this.people = people;
        this.organisations = organisations;
        this.lists = lists;
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

    /** Those of {@code ids} there are, in their order. */
    public List<Organisation> organisations(TenantId tenant, List<UUID> ids) {
        return transactions.reading(
                tenant,
                () -> organisations.all(tenant.value(), ids).stream()
                        .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                        .map(OrganisationRow::toOrganisation)
                        .toList());
    }

    public Page<Organisation> organisations(TenantId tenant, String words, @Nullable Place after, int limit) {
        return transactions.reading(tenant, () -> {
            var places = lists.organisations(tenant, words, after, limit + 1);
            var ids = ids(places, limit);
            return new Page<>(
                    organisations.all(tenant.value(), ids).stream()
                            .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                            .map(OrganisationRow::toOrganisation)
                            .toList(),
                    next(places, limit));
        });
    }

    public Page<Person> people(TenantId tenant, PeopleFilter filter, @Nullable Place after, int limit) {
        return transactions.reading(tenant, () -> {
            var places = lists.people(tenant, filter, after, limit + 1);
            var ids = ids(places, limit);
            return new Page<>(
                    people.all(tenant.value(), ids).stream()
                            .sorted(Comparator.comparingInt(row -> ids.indexOf(row.id())))
                            .map(PersonRow::toPerson)
                            .toList(),
                    next(places, limit));
        });
    }

    private static List<UUID> ids(List<Place> places, int limit) {
        return places.stream().limit(limit).map(Place::id).toList();
    }

    private static @Nullable Place next(List<Place> places, int limit) {
        return places.size() > limit ? places.get(limit - 1) : null;
    }
}
