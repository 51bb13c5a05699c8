package uy.ventanilla.identity.usecase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.document.PeopleSheet;
import uy.ventanilla.identity.document.PeopleSheet.Line;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.DirectoryGate;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Adds and changes people from a sheet, each line by itself: a faulty one keeps no other from being taken, and taking the same
 * sheet again changes nothing. What a line leaves empty stays as it is.
 */
@Service
public class ImportPeople {
    /** What became of a line. */
    public enum Fate {
        ADDED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /** A line of the sheet, counted from 1 with its head; {@code detail} says what to correct where it was refused. */
    public record LineReport(
            long line, String email, Fate fate, @Nullable String detail) {}

    /** Thrown to undo what a line would have done. */
    private static final class Tried extends RuntimeException {
        private final transient LineReport report;

        Tried(LineReport report) {
            super(null, null, false, false);
            this.report = report;
        }
    }

    private final DirectoryGate gate;
    private final People people;
    private final Organisations organisations;
    private final Blueprints blueprints;
    private final CheckPerson check;
    private final AddPerson add;
    private final ChangePerson change;
    private final TenantTransactions transactions;

    ImportPeople(
            DirectoryGate gate,
            People people,
            Organisations organisations,
            Blueprints blueprints,
            CheckPerson check,
            AddPerson add,
            ChangePerson change,
            TenantTransactions transactions) {
        this.gate = gate;
        this.people = people;
        this.organisations = organisations;
        this.blueprints = blueprints;
        this.check = check;
        this.add = add;
        this.change = change;
        this.transactions = transactions;
    }

    /** {@code trial}: only tells what would become of each line. {@code invited}: whoever is added gets their link. */
    public List<LineReport> take(TenantId tenant, PeopleSheet sheet, boolean trial, boolean invited) {
        var reports = new ArrayList<LineReport>();
        var seen = new HashSet<String>();
        for (var line : sheet.lines()) {
            reports.add(take(tenant, line, seen, trial, invited));
        }
        return reports;
    }

    private LineReport take(TenantId tenant, Line line, Set<String> seen, boolean trial, boolean invited) {
        if (line.fault() != null) {
            return refused(line, line.fault());
        }
        if (!seen.add(line.email().toLowerCase(Locale.ROOT))) {
            return refused(
                    line, "Este correo está en otra línea más arriba. / This address is on a line above; keep one.");
        }
        try {
            return transactions.in(tenant, () -> {
                gate.enter(tenant);
                var report = within(tenant, line, invited && !trial);
                if (trial) {
                    throw new Tried(report);
                }
                return report;
            });
        } catch (Tried e) {
            return e.report;
        } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
            return refused(
                    line,
                    "Alguien más cambió a esta persona en ese momento; importe de nuevo. / Somebody else changed this person at the"
                            + " same moment; take the sheet again.");
        }
    }

    private LineReport within(TenantId tenant, Line line, boolean invited) {
        var existing = people.holdByAddress(tenant.value(), line.email().toLowerCase(Locale.ROOT));
        var now = existing.map(PersonRow::facts).orElseGet(() -> nobodyYet(tenant, line));
        var role = line.role() == null ? now.role() : line.role();
        if (existing.isPresent() && now.role() == Role.ADMIN && role != Role.ADMIN) {
            return refused(
                    line,
                    "Una planilla no quita el rol de admin; cámbielo en su página. / A sheet takes nobody's role as an admin;"
                            + " change it on the person's page.");
        }
        var organisations = new ArrayList<UUID>();
        for (var name : line.organisations()) {
            var found = organisation(tenant, name);
            if (found.isEmpty()) {
                return refused(
                        line,
                        "No hay una organización «" + name + "». / There is no organisation \"" + name
                                + "\"; add it first.");
            }
            organisations.add(found.get());
        }
        var facts = new PersonFacts(
                line.name() == null ? now.name() : line.name(),
                role,
                line.organisations().isEmpty() ? now.organisations() : organisations,
                teams(line, role, now),
                line.mayMail() == null ? now.mayMail() : line.mayMail(),
                now.away(),
                now.left(),
                line.language() == null ? now.language() : line.language());
        if (existing.isEmpty()) {
            return switch (add.within(tenant, line.email(), facts, invited)) {
                case AddPerson.Outcome.Added _ -> new LineReport(line.number(), line.email(), Fate.ADDED, null);
                case AddPerson.Outcome.AddressTaken() ->
                    refused(line, "Ya hay alguien con ese correo. / Somebody here has this address already.");
                case AddPerson.Outcome.Mistaken(var mistakes) ->
                    refused(line, mistakes.getFirst().detail());
            };
        }
        var mistakes = check.mistakes(tenant, now, facts);
        if (!mistakes.isEmpty()) {
            return refused(line, mistakes.getFirst().detail());
        }
        var fate = now.equals(facts) ? Fate.UNCHANGED : Fate.CHANGED;
        change.become(tenant, existing.get(), facts);
        return new LineReport(line.number(), line.email(), fate, null);
    }

    /** Who becomes a customer leaves their teams. */
    private static List<String> teams(Line line, Role role, PersonFacts now) {
        if (!line.teams().isEmpty()) {
            return line.teams().stream().distinct().sorted().toList();
        }
        return role == Role.CUSTOMER ? List.of() : now.teams();
    }

    private PersonFacts nobodyYet(TenantId tenant, Line line) {
        var language = blueprints.profile(tenant).orElseThrow().language();
        var name = line.email().replaceFirst("@.*", "");
        return new PersonFacts(name, Role.CUSTOMER, List.of(), List.of(), false, false, false, language);
    }

    private Optional<UUID> organisation(TenantId tenant, String name) {
        return organisations.findByName(tenant.value(), name).map(OrganisationRow::id);
    }

    private static LineReport refused(Line line, String detail) {
        return new LineReport(line.number(), line.email(), Fate.REFUSED, detail);
    }
}
