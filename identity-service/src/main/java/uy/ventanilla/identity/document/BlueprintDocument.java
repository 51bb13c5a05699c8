package uy.ventanilla.identity.document;

import java.util.Locale;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.domain.Profile;

/**
 * A tenant's blueprint: read from YAML and checked as a whole, so that it is either right or not applied. Where {@link #faults}
 * has any, the rest is only good for finding more of them.
 */
public final class BlueprintDocument {
    private final Blueprint blueprint;
    private final Faults faults;
    private final String text;

    private BlueprintDocument(Document<Blueprint> document, String text) {
        this.blueprint = document.value();
        this.faults = document.faults();
        this.text = text;
    }

    /** Reads {@code yaml} and checks everything that can be checked without knowing the other tenants. */
    public static BlueprintDocument read(String yaml) {
        var document = new BlueprintDocument(Binder.read(yaml, Blueprint.class), yaml);
        document.check();
        return document;
    }

    /** The part of {@code blueprint} that this service acts on. */
    public static Profile profile(Blueprint blueprint) {
        return new Profile(
                blueprint.slug(),
                blueprint.name(),
                blueprint.hosts(),
                blueprint.languages(),
                blueprint.plans().stream().map(Blueprint.Plan::id).toList(),
                blueprint.teams().stream()
                        .map(team -> new Profile.Team(team.id(), team.label()))
                        .toList(),
                blueprint.channels().mail().address().toLowerCase(Locale.ROOT),
                blueprint.brand().colour(),
                blueprint.brand().logo(),
                blueprint.brand().tagline());
    }

    public Profile profile() {
        return profile(blueprint);
    }

    public Blueprint blueprint() {
        return blueprint;
    }

    public Faults faults() {
        return faults;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    private void check() {
        var names = Names.of(blueprint);
        FaceRules.check(faults, blueprint);
        CalendarRules.check(faults, blueprint.calendars());
        WorkflowRules.check(faults, blueprint.workflow(), names);
        TicketRules.check(faults, blueprint, names);
        TargetRules.check(faults, blueprint.targets(), names);
        DoorRules.check(faults, blueprint, names);
        PeopleRules.check(faults, blueprint, names);
    }
}
