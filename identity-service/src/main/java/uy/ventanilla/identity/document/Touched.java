package uy.ventanilla.identity.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.identity.domain.Running;

/**
 * What a new version of a blueprint does to the tickets under way, in sentences. The rules it tells of are ticket-service's and
 * sla-timer-service's: a ticket stays in its state, with the phase it had when it was entered, and keeps the plan it was opened
 * on; whatever is still awaited is computed anew from the same start.
 */
final class Touched {
    private static final String NO_PLAN = "";

    /** A promise as it holds for the tickets of one plan. */
    private record Promise(String id, Duration within, Hours hours) {}

    /** Some running tickets: how many, and the numbers of the newest. */
    private record Tickets(long count, List<Long> newest) {
        /** As many as ticket-service names of each kind. */
        private static final int NAMED = 5;

        Tickets and(Tickets others) {
            var all = Stream.concat(newest.stream(), others.newest.stream())
                    .sorted(Comparator.reverseOrder())
                    .limit(NAMED)
                    .toList();
            return new Tickets(count + others.count, all);
        }

        String number() {
            return count + " running ticket" + (count == 1 ? "" : "s");
        }

        String words() {
            var words = number();
            if (newest.isEmpty()) {
                return words;
            }
            var named = newest.stream().map(number -> "#" + number).collect(Collectors.joining(", "));
            long more = count - newest.size();
            return words + " (" + named + (more > 0 ? " and " + more + " more" : "") + ")";
        }
    }

    /** Opening hours as they are counted: the calendar's name and the order of its days change no due time. */
    private record Hours(String timeZone, Map<String, List<String>> week, Set<String> closed) {}

    private final Blueprint before;
    private final Blueprint after;
    private final List<String> sentences = new ArrayList<>();

    private Touched(Blueprint before, Blueprint after) {
        this.before = before;
        this.after = after;
    }

    /** Sentences per state and plan that has running tickets and changes for them; empty where nobody is touched. */
    static List<String> by(Blueprint before, Blueprint after, List<Running> running) {
        var touched = new Touched(before, after);
        var byState = new TreeMap<String, Tickets>();
        var byPlan = new TreeMap<String, Tickets>();
        for (var some : running) {
            var those = new Tickets(some.count(), some.newest());
            byState.merge(some.state(), those, Tickets::and);
            byPlan.merge(some.plan() == null ? NO_PLAN : some.plan(), those, Tickets::and);
        }
        byState.forEach(touched::state);
        byPlan.forEach(touched::plan);
        byState.values().stream().reduce(Tickets::and).ifPresent(touched::all);
        return List.copyOf(touched.sentences);
    }

    private void state(String id, Tickets tickets) {
        var those = tickets.words() + " in \"" + id + "\": ";
        var becomes = state(after, id);
        if (becomes.isEmpty()) {
            sentences.add(
                    those + "this state is not in the new version. They stay in it, and nobody can move them; keep it"
                            + " until it is empty.");
            return;
        }
        state(before, id).ifPresent(was -> {
            phase(those, was.phase(), becomes.get().phase());
            reaction(
                    those,
                    "a customer's message",
                    was.onCustomerMessage(),
                    becomes.get().onCustomerMessage());
            reaction(
                    those,
                    "an agent's message",
                    was.onAgentMessage(),
                    becomes.get().onAgentMessage());
            reaction(those, "an assignment", was.onAssign(), becomes.get().onAssign());
            transitions(those, id);
            deadline(those, counted(was.deadline()), counted(becomes.get().deadline()));
        });
        if (isDeadEnd(becomes.get())
                && state(before, id).filter(was -> !isDeadEnd(before, was)).isPresent()) {
            sentences.add(those + "nothing leads out of this state any more.");
        }
    }

    private void phase(String those, Phase was, Phase becomes) {
        if (was != becomes) {
            sentences.add(
                    those + "they go on counting as " + Binder.wireName(was) + "; who enters the state from then on"
                            + " counts as " + Binder.wireName(becomes) + "."
                            + (becomes == Phase.CLOSED ? " Nobody can move them any more; move them first." : ""));
        }
    }

    private void reaction(String those, String to, @Nullable String was, @Nullable String becomes) {
        if (!Objects.equals(was, becomes)) {
            sentences.add(those + to + " " + moves(becomes) + " (now: " + moves(was) + ").");
        }
    }

    private static String moves(@Nullable String to) {
        return to == null ? "moves them nowhere" : "moves them to \"" + to + "\"";
    }

    private void transitions(String those, String state) {
        var was = from(before, state);
        var becomes = from(after, state);
        var ids = new LinkedHashSet<>(was.keySet());
        ids.addAll(becomes.keySet());
        var changes = new ArrayList<String>();
        for (var id : ids) {
            if (!Objects.equals(was.get(id), becomes.get(id))) {
                changes.add("\"" + id + "\""
                        + (was.get(id) == null ? " is new" : becomes.get(id) == null ? " is dropped" : " changes"));
            }
        }
        if (!changes.isEmpty()) {
            sentences.add(those + "of their transitions " + String.join(", ", changes) + ".");
        }
    }

    private void deadline(String those, Blueprint.@Nullable Deadline was, Blueprint.@Nullable Deadline becomes) {
        if (Objects.equals(was, becomes)) {
            return;
        }
        if (becomes == null) {
            sentences.add(those + "no deadline ends it any more; \""
                    + Objects.requireNonNull(was).id() + "\" is dropped.");
            return;
        }
        var now = was == null ? "no deadline" : leads(was);
        sentences.add(those + "\"" + becomes.id() + "\" " + leads(becomes) + " (now: " + now
                + "). Where that has passed, at once.");
    }

    /** A deadline whose start nobody tells yet ends nothing. */
    private static Blueprint.@Nullable Deadline counted(Blueprint.@Nullable Deadline deadline) {
        return deadline == null || !Unserved.SERVED_STARTS.contains(deadline.from()) ? null : deadline;
    }

    private static String leads(Blueprint.Deadline deadline) {
        return "leads to \"" + deadline.to() + "\" " + Differences.words(deadline.after())
                + switch (deadline.from()) {
                    case STATE -> " after it was entered";
                    case MAIL -> " after the mail that told of the state";
                    case AGENT_MESSAGE -> " after an agent's message without an answer";
                    case ANY_MESSAGE -> " after the last message";
                }
                + (deadline.reason() == null ? "" : ", as \"" + deadline.reason() + "\"");
    }

    private void plan(String plan, Tickets tickets) {
        var those = tickets.words()
                + (plan.equals(NO_PLAN) ? " of customers without a plan: " : " on plan \"" + plan + "\": ");
        var was = promise(before, plan);
        var becomes = promise(after, plan);
        if (becomes.isEmpty() && was.isPresent()) {
            sentences.add(those + "\"" + was.get().id() + "\" is promised no more.");
        } else if (becomes.isPresent() && !becomes.equals(was)) {
            sentences.add(those + "where \"" + becomes.get().id() + "\" is still awaited, it is due "
                    + Differences.words(becomes.get().within())
                    + " of opening hours after the ticket was opened (now: "
                    + was.map(now -> Differences.words(now.within())).orElse("never")
                    + "), counted by the new version's hours.");
        }
    }

    private void all(Tickets tickets) {
        var read = BlueprintDocument.mailboxes(after);
        for (var mailbox : BlueprintDocument.mailboxes(before)) {
            if (!read.contains(mailbox)) {
                sentences.add(tickets.words() + ": what is written to " + mailbox
                        + ", answers to earlier mails too, reaches nobody, for this tenant does not read it any more.");
            }
        }
        for (var field : after.form()) {
            if (field.required()
                    && before.form().stream().noneMatch(it -> it.id().equals(field.id()) && it.required())) {
                sentences.add(tickets.number() + ": the field \"" + field.id()
                        + "\" becomes required; whoever lacks it counts as incomplete from the next time somebody edits the"
                        + " ticket's fields, and cannot be resolved until it is filled in.");
            }
        }
        for (var entry : before.classifications()) {
            if (after.classifications().stream().noneMatch(it -> it.id().equals(entry.id()))) {
                sentences.add(tickets.number() + ": the classification \"" + entry.id()
                        + "\" is dropped; those that carry it keep it, by its id.");
            }
        }
        for (var request : before.requests()) {
            if (after.requests().stream().noneMatch(it -> it.id().equals(request.id()))) {
                sentences.add(tickets.number() + ": the request \"" + request.id()
                        + "\" is dropped; those that ask for it keep it, by its id.");
            }
        }
        for (var field : before.form()) {
            if (after.form().stream().noneMatch(it -> it.id().equals(field.id()))) {
                sentences.add(tickets.number() + ": the field \"" + field.id()
                        + "\" is dropped; what it holds is gone when somebody next edits a ticket's fields.");
            }
        }
    }

    private boolean isDeadEnd(Blueprint.State state) {
        return isDeadEnd(after, state);
    }

    private static boolean isDeadEnd(Blueprint blueprint, Blueprint.State state) {
        return state.phase() != Phase.CLOSED
                && state.onCustomerMessage() == null
                && state.onAgentMessage() == null
                && state.onAssign() == null
                && counted(state.deadline()) == null
                && from(blueprint, state.id()).isEmpty();
    }

    /** Whoever has no plan is served by the first that the target names, in the order of the tenant's plans. */
    private static Optional<Promise> promise(Blueprint blueprint, String plan) {
        return Measured.of(blueprint.targets())
                .flatMap(target -> blueprint.plans().stream()
                        .filter(it -> target.within().containsKey(it.id())
                                && (plan.equals(NO_PLAN) || it.id().equals(plan)))
                        .findFirst()
                        .flatMap(serving -> hours(blueprint, serving)
                                .map(hours -> new Promise(
                                        target.id(),
                                        Objects.requireNonNull(target.within().get(serving.id())),
                                        hours))));
    }

    private static Optional<Hours> hours(Blueprint blueprint, Blueprint.Plan plan) {
        return blueprint.calendars().stream()
                .filter(it -> it.id().equals(plan.calendar()))
                .findFirst()
                .map(it -> {
                    var closed = new HashSet<>(it.closed());
                    closed.addAll(it.emergenciesOnly());
                    return new Hours(it.timeZone(), it.week(), closed);
                });
    }

    private static Map<String, Blueprint.Transition> from(Blueprint blueprint, String state) {
        var transitions = new LinkedHashMap<String, Blueprint.Transition>();
        blueprint.workflow().transitions().stream()
                .filter(it -> it.from().equals(state))
                .forEach(it -> transitions.put(it.id(), it));
        return transitions;
    }

    private static Optional<Blueprint.State> state(Blueprint blueprint, String id) {
        return blueprint.workflow().states().stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }
}
