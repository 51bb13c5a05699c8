package uy.ventanilla.identity.usecase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.OrganisationRow;
import uy.ventanilla.identity.store.Organisations;
import uy.ventanilla.platform.tenancy.TenantId;

/** Judges what is said of a person by what the tenant has: organisations, teams, languages. In a transaction of the tenant. */
@Service
class CheckPerson {
    private final Organisations organisations;
    private final Blueprints blueprints;

    CheckPerson(Organisations organisations, Blueprints blueprints) {
        this.organisations = organisations;
        this.blueprints = blueprints;
    }

    /**
     * Everything wrong with it; empty where it can be so. What was said before and stays is not judged again: a team that has
     * gone from the blueprint keeps nobody from being changed.
     */
    List<Mistake> mistakes(TenantId tenant, @Nullable PersonFacts before, PersonFacts facts) {
        var profile = blueprints.profile(tenant).orElseThrow();
        var mistakes = new ArrayList<Mistake>();
        organisations(tenant, facts, mistakes);
        var had = before == null ? List.<String>of() : before.teams();
        teams(profile, had, facts, mistakes);
        boolean said = before == null || !before.language().equals(facts.language());
        if (said && !profile.languages().contains(facts.language())) {
            mistakes.add(new Mistake(
                    "/language",
                    "Elija un idioma de esta organización. / Name a language this tenant speaks: "
                            + String.join(", ", profile.languages()) + "."));
        }
        return mistakes;
    }

    private void organisations(TenantId tenant, PersonFacts facts, List<Mistake> mistakes) {
        var wanted = facts.organisations();
        var known = new HashSet<>(organisations.share(tenant.value(), wanted).stream()
                .map(OrganisationRow::id)
                .toList());
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                mistakes.add(new Mistake("/organisations/" + i, "No existe esa organización. / No such organisation."));
            }
        }
        if (new HashSet<>(wanted).size() < wanted.size()) {
            mistakes.add(new Mistake(
                    "/organisations", "Nombre cada organización una sola vez. / Name each organisation once."));
        }
    }

    private static void teams(Profile profile, List<String> had, PersonFacts facts, List<Mistake> mistakes) {
        if (facts.role() == Role.CUSTOMER && !facts.teams().isEmpty()) {
            mistakes.add(new Mistake(
                    "/teams", "Los clientes no integran equipos. / Customers belong to no team; leave it empty."));
        }
        for (int i = 0; i < facts.teams().size(); i++) {
            var team = facts.teams().get(i);
            if (!had.contains(team) && !profile.hasTeam(team)) {
                var known = profile.teams().stream().map(Profile.Team::id).toList();
                mistakes.add(new Mistake(
                        "/teams/" + i,
                        known.isEmpty()
                                ? "No hay equipos. / This tenant's blueprint names no teams."
                                : "No existe ese equipo. / No such team; there are " + String.join(", ", known) + "."));
            }
        }
    }
}
