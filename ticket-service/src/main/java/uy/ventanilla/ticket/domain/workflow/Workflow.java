package uy.ventanilla.ticket.domain.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a tenant's blueprint says about tickets, checked when it was applied: every state that is named exists. A
 * ticket may still be in a state of an earlier version, so {@link #state} never fails.
 */
public record Workflow(
        String initial,
        Map<String, State> states,
        List<Transition> transitions,
        Map<String, CatalogueEntry> catalogue,
        List<FormField> form,
        List<Plan> plans,
        List<Request> requests) {
    public State initialState() {
        return state(initial, Phase.NEW);
    }

    /** The state called {@code id}; {@code phase} is what the ticket remembers of it, should the blueprint have dropped it. */
    public State state(String id, Phase phase) {
        var known = states.get(id);
        return known == null ? State.forgotten(id, phase) : known;
    }

    /** The transitions out of {@code state}, in the blueprint's order. */
    public List<Transition> from(String state) {
        return transitions.stream().filter(move -> move.from().equals(state)).toList();
    }

    public Optional<Transition> transition(String id) {
        return transitions.stream().filter(move -> move.id().equals(id)).findFirst();
    }

    public Optional<CatalogueEntry> entry(String id) {
        return Optional.ofNullable(catalogue.get(id));
    }

    public Optional<Plan> plan(@Nullable String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** What was {@code sent} somewhere to be asked for, or else what {@code subject} has words of: the blueprint's first. */
    public Optional<Request> asked(@Nullable String sent, String subject) {
        return request(sent)
                .or(() -> requests.stream()
                        .filter(request -> request.isAskedBy(subject))
                        .findFirst());
    }

    public Optional<Request> request(@Nullable String id) {
        return requests.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    /** The plan of a customer whose organisation names none: the only one, where there is only one. */
    public @Nullable String onlyPlan() {
        return plans.size() == 1 ? plans.getFirst().id() : null;
    }

    /** What of {@code given} the form knows and takes, without blanks. */
    public Map<String, String> acceptable(Map<String, String> given) {
        var taken = new TreeMap<String, String>();
        for (var field : form) {
            var value = given.getOrDefault(field.id(), "").strip();
            if (!value.isEmpty() && field.takes(value)) {
                taken.put(field.id(), value);
            }
        }
        return Map.copyOf(taken);
    }

    /** Whether the form knows every one of {@code given} and takes its value. */
    public boolean takesAll(Map<String, String> given) {
        return given.entrySet().stream()
                .allMatch(pair -> form.stream()
                        .anyMatch(field -> field.id().equals(pair.getKey()) && field.takes(pair.getValue())));
    }

    /** Whether a mandatory field has no value in {@code fields} (reading 4). */
    public boolean leavesOut(Map<String, String> fields) {
        return form.stream().anyMatch(field -> field.required() && !fields.containsKey(field.id()));
    }
}
