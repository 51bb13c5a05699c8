package uy.ventanilla.identity.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Phase;

/** What makes a graph of states a workflow: every name leads somewhere, and what is closed stays closed. */
final class WorkflowRules {
    private static final int BEST_RATING = 10;

    private final Faults faults;
    private final Blueprint.Workflow workflow;
    private final Names names;
    private final List<String> languages;
    private final List<String> states;

    private WorkflowRules(Faults faults, Blueprint.Workflow workflow, Names names) {
        this.faults = faults;
        this.workflow = workflow;
        this.names = names;
        this.languages = names.languages();
        this.states = names.states();
    }

    static void check(Faults faults, Blueprint.Workflow workflow, Names names) {
        var rules = new WorkflowRules(faults, workflow, names);
        rules.states();
        rules.transitions();
        rules.holds();
        rules.assignment();
        rules.rating();
    }

    private void states() {
        if (states.isEmpty()) {
            faults.at("workflow.states", "a workflow needs states; add at least one");
        }
        Rules.ids(faults, "workflow.states", states);
        state("workflow.initial", workflow.initial());
        workflow.states().stream()
                .filter(it -> it.id().equals(workflow.initial()) && it.phase() == Phase.CLOSED)
                .findFirst()
                .ifPresent(
                        it -> faults.at("workflow.initial", "every ticket would be born closed; name another state"));
        var deadlines = new HashSet<String>();
        for (int i = 0; i < workflow.states().size(); i++) {
            var state = workflow.states().get(i);
            var at = "workflow.states[" + i + "]";
            Rules.text(faults, at + ".label", state.label(), languages);
            Rules.known(faults, at + ".onCustomerMessage", state.onCustomerMessage(), "state", states);
            Rules.known(faults, at + ".onAgentMessage", state.onAgentMessage(), "state", states);
            Rules.known(faults, at + ".onAssign", state.onAssign(), "state", states);
            if (state.phase() == Phase.CLOSED && leaves(state)) {
                faults.at(at, "a closed state is never left; remove what moves tickets out of \"" + state.id() + "\"");
            }
            if (state.deadline() != null) {
                deadline(at + ".deadline", state, state.deadline(), deadlines);
            }
        }
    }

    private static boolean leaves(Blueprint.State state) {
        return state.onCustomerMessage() != null
                || state.onAgentMessage() != null
                || state.onAssign() != null
                || state.deadline() != null;
    }

    private void deadline(String at, Blueprint.State state, Blueprint.Deadline deadline, Set<String> taken) {
        Rules.id(faults, at + ".id", deadline.id());
        if (!taken.add(deadline.id())) {
            faults.at(at + ".id", "the deadline \"" + deadline.id() + "\" exists already in another state; rename it");
        }
        if (!deadline.after().isPositive()) {
            faults.at(at + ".after", "must be longer than nothing, such as PT72H or P7D");
        }
        state(at + ".to", deadline.to());
        if (deadline.to().equals(state.id())) {
            faults.at(at + ".to", "a deadline must lead out of its state; name another");
        }
        if (deadline.reason() != null) {
            Rules.id(faults, at + ".reason", deadline.reason());
        }
    }

    private void transitions() {
        var transitions = workflow.transitions();
        Rules.ids(
                faults,
                "workflow.transitions",
                transitions.stream().map(Blueprint.Transition::id).toList());
        for (int i = 0; i < transitions.size(); i++) {
            var transition = transitions.get(i);
            var at = "workflow.transitions[" + i + "]";
            Rules.text(faults, at + ".label", transition.label(), languages);
            state(at + ".from", transition.from());
            state(at + ".to", transition.to());
            Rules.once(faults, at + ".by", transition.by());
            if (transition.by().isEmpty()) {
                faults.at(at + ".by", "nobody may make this move; name who, such as [agent]");
            }
            var from = workflow.states().stream()
                    .filter(it -> it.id().equals(transition.from()))
                    .findFirst();
            if (from.isPresent() && from.get().phase() == Phase.CLOSED) {
                faults.at(at + ".from", "a closed state is never left; remove this transition");
            }
            reasons(at + ".reasons", transition.reasons());
        }
    }

    private void reasons(String path, List<Blueprint.Reason> reasons) {
        Rules.ids(faults, path, reasons.stream().map(Blueprint.Reason::id).toList());
        for (int i = 0; i < reasons.size(); i++) {
            Rules.text(faults, path + "[" + i + "].label", reasons.get(i).label(), languages);
        }
    }

    private void state(String path, String name) {
        Rules.known(faults, path, name, "state", states);
    }

    private void holds() {
        var holds = workflow.holds();
        Rules.ids(
                faults, "workflow.holds", holds.stream().map(Blueprint.Hold::id).toList());
        for (int i = 0; i < holds.size(); i++) {
            Rules.text(faults, "workflow.holds[" + i + "].label", holds.get(i).label(), languages);
        }
    }

    private void assignment() {
        var assignment = workflow.assignment();
        if (assignment != null) {
            Rules.known(faults, "workflow.assignment.team", assignment.team(), "team", names.teams());
        }
    }

    private void rating() {
        var rating = workflow.rating();
        if (rating == null) {
            return;
        }
        state("workflow.rating.state", rating.state());
        if (!faults.has("workflow.rating.best") && (rating.best() < 2 || rating.best() > BEST_RATING)) {
            faults.at("workflow.rating.best", "customers choose 1 to this: 2 to " + BEST_RATING);
        }
        workflow.states().stream()
                .filter(it -> it.id().equals(rating.state()) && !isOver(it.phase()))
                .filter(_ -> !faults.hasUnder("workflow.states"))
                .findFirst()
                .ifPresent(it -> faults.at(
                        "workflow.rating.state",
                        "in \"" + it.id() + "\" nothing is over yet; name a state of phase resolved or closed"));
    }

    private static boolean isOver(Phase phase) {
        return phase == Phase.RESOLVED || phase == Phase.CLOSED;
    }
}
