package uy.ventanilla.identity.document;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.FieldType;

/** What a ticket can carry: plans, teams, priorities, requests, classifications and the form's fields. */
final class TicketRules {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<FieldType> CHOSEN = EnumSet.of(FieldType.CHOICE, FieldType.SEVERAL);

    private final Faults faults;
    private final Blueprint blueprint;
    private final Names names;

    private TicketRules(Faults faults, Blueprint blueprint, Names names) {
        this.faults = faults;
        this.blueprint = blueprint;
        this.names = names;
    }

    static void check(Faults faults, Blueprint blueprint, Names names) {
        var rules = new TicketRules(faults, blueprint, names);
        rules.plans();
        rules.teams();
        rules.priorities();
        rules.requests();
        rules.classifications();
        rules.form();
    }

    private void plans() {
        if (names.plans().isEmpty() && !faults.hasUnder("plans")) {
            faults.at("plans", "customers are served by a plan; add at least one");
        }
        Rules.ids(faults, "plans", names.plans());
        for (int i = 0; i < blueprint.plans().size(); i++) {
            var plan = blueprint.plans().get(i);
            text("plans[" + i + "].label", plan.label());
            Rules.known(faults, "plans[" + i + "].calendar", plan.calendar(), "calendar", names.calendars());
        }
    }

    private void teams() {
        Rules.ids(faults, "teams", names.teams());
        for (int i = 0; i < blueprint.teams().size(); i++) {
            var team = blueprint.teams().get(i);
            text("teams[" + i + "].label", team.label());
            Rules.known(faults, "teams[" + i + "].calendar", team.calendar(), "calendar", names.calendars());
        }
    }

    private void priorities() {
        Rules.ids(faults, "priorities", names.priorities());
        for (int i = 0; i < blueprint.priorities().size(); i++) {
            var priority = blueprint.priorities().get(i);
            var at = "priorities[" + i + "]";
            text(at + ".label", priority.label());
            Rules.once(faults, at + ".channels", priority.channels());
            if (i == 0 && !priority.channels().isEmpty()) {
                faults.at(
                        at + ".channels", "every ticket starts with the first priority; let it be asked for anywhere");
            }
        }
    }

    private void requests() {
        Rules.ids(faults, "requests", names.requests());
        for (int i = 0; i < blueprint.requests().size(); i++) {
            var request = blueprint.requests().get(i);
            var at = "requests[" + i + "]";
            text(at + ".label", request.label());
            Rules.known(faults, at + ".team", request.team(), "team", names.teams());
            Rules.once(
                    faults,
                    at + ".words",
                    request.words().stream()
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList());
            for (int j = 0; j < request.words().size(); j++) {
                Rules.filled(faults, at + ".words[" + j + "]", request.words().get(j));
            }
            if (request.becomesTicket() && blueprint.channels().chat() == null) {
                faults.at(at + ".becomesTicket", "there is no chat that could; add channels.chat or remove this");
            }
        }
    }

    private void classifications() {
        Rules.ids(faults, "classifications", names.classifications());
        for (int i = 0; i < blueprint.classifications().size(); i++) {
            text(
                    "classifications[" + i + "].label",
                    blueprint.classifications().get(i).label());
        }
    }

    private void form() {
        var fields = blueprint.form();
        Rules.ids(faults, "form", fields.stream().map(Blueprint.Field::id).toList());
        for (int i = 0; i < fields.size(); i++) {
            field("form[" + i + "]", fields.get(i));
        }
    }

    private void field(String at, Blueprint.Field field) {
        text(at + ".label", field.label());
        if (!faults.has(at + ".type")) {
            type(at, field);
        }
        options(at + ".options", field.options());
        Rules.once(faults, at + ".requiredOn", field.requiredOn());
        Rules.once(faults, at + ".requiredOf", field.requiredOf());
        Rules.once(faults, at + ".shownTo", field.shownTo());
        if (!field.required()
                && !(field.requiredOn().isEmpty() && field.requiredOf().isEmpty())) {
            faults.at(at, "what narrows \"required\" needs it; add required: true");
        }
        for (int i = 0; i < field.requiredFor().size(); i++) {
            var path = at + ".requiredFor[" + i + "]";
            Rules.known(faults, path, field.requiredFor().get(i), "transition", names.transitions());
        }
        Rules.once(faults, at + ".requiredFor", field.requiredFor());
        if (!faults.hasUnder(at + ".shownTo") && !faults.hasUnder(at + ".requiredOf")) {
            shown(at, field);
        }
    }

    private void shown(String at, Blueprint.Field field) {
        if (field.shownTo().isEmpty()) {
            return;
        }
        for (var party : Blueprint.Party.values()) {
            boolean asked = field.required()
                    && (field.requiredOf().isEmpty() || field.requiredOf().contains(party));
            if (asked && !field.shownTo().contains(party)) {
                faults.at(
                        at + ".shownTo",
                        Binder.wireName(party) + "s can't fill in what they don't see; narrow requiredOf");
            }
        }
        if (!field.shownTo().contains(Blueprint.Party.CUSTOMER)) {
            faults.at(at + ".shownTo", "customers would see it all the same: no service hides fields yet");
        }
    }

    private void type(String at, Blueprint.Field field) {
        var word = Binder.wireName(field.type());
        boolean chosen = CHOSEN.contains(field.type());
        if (chosen && field.options().isEmpty()) {
            faults.at(at + ".options", "\"" + word + "\" needs options; add at least one");
        }
        if (!chosen && !field.options().isEmpty()) {
            faults.at(at + ".options", "\"" + word + "\" has no options; remove them or write type: choice");
        }
        var currency = field.currency();
        if (field.type() == FieldType.MONEY && currency == null) {
            faults.at(at + ".currency", "money has a currency; add one such as currency: UYU");
        } else if (field.type() != FieldType.MONEY && currency != null) {
            faults.at(at + ".currency", "only money has a currency; remove it or write type: money");
        } else if (currency != null && !CURRENCY.matcher(currency).matches()) {
            faults.at(at + ".currency", "\"" + currency + "\" is no currency; write three letters such as UYU");
        }
    }

    private void options(String path, List<Blueprint.Option> options) {
        Rules.options(faults, path, options, names.languages());
    }

    private void text(String path, Map<String, String> text) {
        Rules.text(faults, path, text, names.languages());
    }
}
