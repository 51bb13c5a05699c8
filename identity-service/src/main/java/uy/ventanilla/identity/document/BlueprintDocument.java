package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.FieldType;
import uy.ventanilla.identity.domain.Profile;

/**
 * A tenant's blueprint: read from YAML and checked as a whole, so that it is either right or not applied. Where {@link #faults}
 * has any, the rest is only good for finding more of them.
 */
public final class BlueprintDocument {
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Set<String> SPOKEN = Set.of("es", "en");
    private static final Set<String> TARGETS = Set.of("first-response");

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
        face();
        CalendarRules.check(faults, blueprint.calendars());
        plans();
        WorkflowRules.check(faults, blueprint.workflow(), blueprint.languages());
        classifications();
        form();
        targets();
        var mail = blueprint.channels().mail();
        Rules.address(faults, "channels.mail.address", mail.address());
        Rules.filled(faults, "channels.mail.senderName", mail.senderName());
    }

    private void face() {
        Rules.id(faults, "slug", blueprint.slug());
        if (blueprint.slug().equals("platform")) {
            faults.at("slug", "\"platform\" is the operator's own host; choose another");
        }
        Rules.filled(faults, "name", blueprint.name());
        hosts();
        for (int i = 0; i < blueprint.languages().size(); i++) {
            Rules.known(faults, "languages[" + i + "]", blueprint.languages().get(i), "language", SPOKEN);
        }
        Rules.once(faults, "languages", blueprint.languages());
        if (!blueprint.languages().contains("es")) {
            faults.at("languages", "Spanish is always spoken; add es");
        }
        Rules.zone(faults, "timeZone", blueprint.timeZone());
        if (!COLOUR.matcher(blueprint.brand().colour()).matches()) {
            faults.at("brand.colour", "\"" + blueprint.brand().colour() + "\" is no colour; write \"#rrggbb\"");
        }
        Rules.text(faults, "brand.tagline", blueprint.brand().tagline(), blueprint.languages());
    }

    private void hosts() {
        var seen = new HashSet<String>();
        if (blueprint.hosts().isEmpty()) {
            faults.at("hosts", "a tenant needs a host name; add at least one");
        }
        for (int i = 0; i < blueprint.hosts().size(); i++) {
            var host = blueprint.hosts().get(i);
            if (!HOST.matcher(host).matches()) {
                faults.at("hosts[" + i + "]", "\"" + host + "\" is no host name; write it in lower case, without port");
            } else if (!seen.add(host)) {
                faults.at("hosts[" + i + "]", "this host is named twice; keep one");
            } else if (host.equals("platform.localhost")) {
                faults.at("hosts[" + i + "]", "this is the operator's own host; choose another");
            }
        }
    }

    private void plans() {
        var calendars =
                blueprint.calendars().stream().map(Blueprint.OpeningHours::id).toList();
        var plans = blueprint.plans();
        Rules.ids(faults, "plans", plans.stream().map(Blueprint.Plan::id).toList());
        for (int i = 0; i < plans.size(); i++) {
            var at = "plans[" + i + "]";
            Rules.text(faults, at + ".label", plans.get(i).label(), blueprint.languages());
            Rules.known(faults, at + ".calendar", plans.get(i).calendar(), "calendar", calendars);
        }
    }

    private void classifications() {
        var entries = blueprint.classifications();
        Rules.ids(
                faults,
                "classifications",
                entries.stream().map(Blueprint.ClassificationEntry::id).toList());
        for (int i = 0; i < entries.size(); i++) {
            Rules.text(
                    faults, "classifications[" + i + "].label", entries.get(i).label(), blueprint.languages());
        }
    }

    private void form() {
        var fields = blueprint.form();
        Rules.ids(faults, "form", fields.stream().map(Blueprint.Field::id).toList());
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var at = "form[" + i + "]";
            Rules.text(faults, at + ".label", field.label(), blueprint.languages());
            if (field.type() == FieldType.CHOICE && field.options().isEmpty()) {
                faults.at(at + ".options", "a choice needs options; add at least one");
            }
            boolean text = field.type() == FieldType.TEXT && !faults.has(at + ".type");
            if (text && !field.options().isEmpty()) {
                faults.at(at + ".options", "a text has no options; remove them or write type: choice");
            }
            options(at + ".options", field.options());
        }
    }

    private void options(String path, List<Blueprint.Option> options) {
        Rules.ids(faults, path, options.stream().map(Blueprint.Option::id).toList());
        for (int i = 0; i < options.size(); i++) {
            Rules.text(faults, path + "[" + i + "].label", options.get(i).label(), blueprint.languages());
        }
    }

    private void targets() {
        var plans = blueprint.plans().stream().map(Blueprint.Plan::id).toList();
        var targets = blueprint.targets();
        Rules.ids(faults, "targets", targets.stream().map(Blueprint.Target::id).toList());
        for (int i = 0; i < targets.size(); i++) {
            var at = "targets[" + i + "]";
            Rules.known(faults, at + ".id", targets.get(i).id(), "target", TARGETS);
            targets.get(i).within().forEach((plan, within) -> {
                Rules.knownKey(faults, at + ".within", plan, "plan", plans);
                if (!within.isPositive()) {
                    faults.at(at + ".within." + plan, "must be longer than nothing, such as PT4H");
                }
            });
        }
    }
}
