package uy.ventanilla.identity.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.DirectoryGate;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Who works in the teams that the blueprint names. */
@Service
public class ManageTeams {
    /** A team with whoever of the staff is in it, by name. */
    public record Team(String id, Map<String, String> label, List<Person> members) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Done(Team team) implements Outcome {}

        record NoSuch() implements Outcome {}

        record Mistaken(List<Mistake> mistakes) implements Outcome {}
    }

    private final DirectoryGate gate;
    private final Blueprints blueprints;
    private final People people;
    private final ChangePerson change;
    private final TenantTransactions transactions;

    ManageTeams(
            DirectoryGate gate,
            Blueprints blueprints,
            People people,
            ChangePerson change,
            TenantTransactions transactions) {
        this.gate = gate;
        this.blueprints = blueprints;
        this.people = people;
        this.change = change;
        this.transactions = transactions;
    }

    /** In the blueprint's order. */
    public List<Team> all(TenantId tenant) {
        return transactions.reading(tenant, () -> {
            var staff = people.staff(tenant.value());
            return blueprints.profile(tenant).stream()
                    .flatMap(profile -> profile.teams().stream())
                    .map(team -> team(team, staff))
                    .toList();
        });
    }

    /** Makes these, and nobody else, its members. */
    public Outcome become(TenantId tenant, String id, List<UUID> members) {
        return transactions.in(tenant, () -> {
            var known = named(tenant, id);
            if (known.isEmpty()) {
                return new Outcome.NoSuch();
            }
            gate.enter(tenant);
            var staff = people.holdStaff(tenant.value());
            var mistakes = new ArrayList<Mistake>();
            for (int i = 0; i < members.size(); i++) {
                var wanted = members.get(i);
                if (staff.stream().noneMatch(person -> person.id().equals(wanted))) {
                    mistakes.add(new Mistake("/members/" + i, "Nobody of the staff has this id."));
                }
            }
            if (!mistakes.isEmpty()) {
                return new Outcome.Mistaken(mistakes);
            }
            staff.forEach(person -> join(tenant, person, id, members.contains(person.id())));
            return new Outcome.Done(team(known.get(), staff));
        });
    }

    private void join(TenantId tenant, PersonRow person, String team, boolean member) {
        var teams = new ArrayList<>(person.facts().teams());
        if (member != teams.contains(team)) {
            if (member) {
                teams.add(team);
            } else {
                teams.remove(team);
            }
            change.become(tenant, person, person.facts().teams(teams));
        }
    }

    private Optional<Profile.Team> named(TenantId tenant, String id) {
        return blueprints.profile(tenant).stream()
                .flatMap(profile -> profile.teams().stream())
                .filter(team -> team.id().equals(id))
                .findFirst();
    }

    private static Team team(Profile.Team team, List<PersonRow> staff) {
        return new Team(
                team.id(),
                team.label(),
                staff.stream()
                        .map(PersonRow::toPerson)
                        .filter(person -> person.facts().teams().contains(team.id()))
                        .toList());
    }
}
