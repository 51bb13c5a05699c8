package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;

/** What is promised, and to which tickets: times that can pass, warnings before the end, conditions that can be met. */
final class TargetRules {
    private static final List<String> MEASURES =
            List.of(Blueprint.Measure.values()).stream().map(Binder::wireName).toList();

    private final Faults faults;
    private final Names names;

    private TargetRules(Faults faults, Names names) {
        this.faults = faults;
        this.names = names;
    }

    static void check(Faults faults, List<Blueprint.Target> targets, Names names) {
        Rules.ids(faults, "targets", targets.stream().map(Blueprint.Target::id).toList());
        var rules = new TargetRules(faults, names);
        rules.order(targets);
        for (int i = 0; i < targets.size(); i++) {
            rules.target("targets[" + i + "]", targets.get(i));
        }
    }

    /** The first that fits holds: what stands behind one that fits everything never does. */
    private void order(List<Blueprint.Target> targets) {
        var general = new HashSet<String>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var measure = target.measure() == null ? target.id() : Binder.wireName(target.measure());
            if (general.contains(measure)) {
                faults.at(
                        "targets[" + i + "]", "never holds: one above is promised to every ticket; put it above that");
            }
            if (target.only() == null && target.within().keySet().containsAll(names.plans())) {
                general.add(measure);
            }
        }
    }

    private void target(String at, Blueprint.Target target) {
        var measure = target.measure();
        if (measure == null) {
            Rules.known(faults, at + ".id", target.id(), "target", MEASURES);
        } else if (MEASURES.contains(target.id()) && !Binder.wireName(measure).equals(target.id())) {
            faults.at(at + ".id", "people would read this as what it does not measure; choose another id");
        }
        Rules.text(faults, at + ".label", target.label(), names.languages());
        Rules.known(faults, at + ".calendar", target.calendar(), "calendar", names.calendars());
        if (target.within().isEmpty() && !faults.hasUnder(at + ".within")) {
            faults.at(at + ".within", "promised to no plan; name at least one");
        }
        target.within().forEach((plan, within) -> {
            Rules.knownKey(faults, at + ".within", plan, "plan", names.plans());
            if (!within.isPositive()) {
                faults.at(at + ".within." + plan, "must be longer than nothing, such as PT4H");
            }
        });
        if (target.only() != null) {
            only(at + ".only", target.only());
        }
        for (int i = 0; i < target.warnAt().size(); i++) {
            int share = target.warnAt().get(i);
            if (share < 1 || share > 99) {
                faults.at(at + ".warnAt[" + i + "]", "a warning comes at 1 to 99 percent of the time");
            }
        }
        Rules.once(faults, at + ".warnAt", target.warnAt());
        if (target.onWarning() != null && target.warnAt().isEmpty()) {
            faults.at(at + ".onWarning", "nobody is ever warned; add warnAt, such as [80]");
        }
        reaction(at + ".onWarning", target.onWarning());
        reaction(at + ".onBreach", target.onBreach());
    }

    private void only(String at, Blueprint.Only only) {
        all(at + ".priorities", only.priorities(), "priority", names.priorities());
        all(at + ".classifications", only.classifications(), "classification", names.classifications());
        all(at + ".teams", only.teams(), "team", names.teams());
        all(at + ".requests", only.requests(), "request", names.requests());
        Rules.once(faults, at + ".channels", only.channels());
    }

    private void all(String path, List<String> given, String what, List<String> known) {
        for (int i = 0; i < given.size(); i++) {
            Rules.known(faults, path + "[" + i + "]", given.get(i), what, known);
        }
        Rules.once(faults, path, given);
    }

    private void reaction(String at, Blueprint.@Nullable Reaction reaction) {
        if (reaction != null) {
            Rules.once(faults, at + ".tell", reaction.tell());
            Rules.known(faults, at + ".priority", reaction.priority(), "priority", names.priorities());
            Rules.known(faults, at + ".team", reaction.team(), "team", names.teams());
        }
    }
}
