package uy.ventanilla.identity.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.identity.domain.Running;

/**
 * What a new version of a blueprint does to the tickets under way, in sentences. The rules it tells of are ticket-service's and
 * sla-timer-service's: a ticket stays in its state and keeps the plan it was opened on; whatever is due is computed anew from
 * the same start.
 */
public final class Touched {
    private final Blueprint before;
    private final Blueprint after;
    private final List<String> sentences = new ArrayList<>();

    private Touched(Blueprint before, Blueprint after) {
        this.before = before;
        this.after = after;
    }

    /** A sentence per state and plan that has running tickets and changes for them; empty where nobody is touched. */
    public static List<String> by(Blueprint before, Blueprint after, List<Running> running) {
        var touched = new Touched(before, after);
        count(running, Running::state).forEach(touched::state);
        count(running, Running::plan).forEach(touched::plan);
        return List.copyOf(touched.sentences);
    }

    private void state(String id, long tickets) {
        var was = state(before, id);
        var becomes = state(after, id);
        var those = many(tickets) + " in \"" + id + "\"";
        if (becomes.isEmpty()) {
            sentences.add(
                    those + ": this state is dropped. They stay in it, and nobody can move them; keep it until it is"
                            + " empty.");
            return;
        }
        if (was.isPresent() && was.get().phase() != becomes.get().phase()) {
            sentences.add(
                    those + ": they count as " + Binder.wireName(becomes.get().phase()) + " instead of "
                            + Binder.wireName(was.get().phase()) + " from their next move on.");
        }
        deadline(
                those,
                was.map(Blueprint.State::deadline).orElse(null),
                becomes.get().deadline());
    }

    private void deadline(String those, Blueprint.@Nullable Deadline was, Blueprint.@Nullable Deadline becomes) {
        if (Objects.equals(was, becomes)) {
            return;
        }
        if (becomes == null) {
            sentences.add(those + ": nothing ends it by itself any more; \""
                    + Objects.requireNonNull(was).id() + "\" is" + " dropped.");
            return;
        }
        sentences.add(those + ": \"" + becomes.id() + "\" leads to \"" + becomes.to() + "\" after "
                + Differences.words(becomes.after())
                + (was == null ? "" : " (now: to \"" + was.to() + "\" after " + Differences.words(was.after()) + ")")
                + ", counted from " + start(becomes) + ". Where that has passed, at once.");
    }

    private static String start(Blueprint.Deadline deadline) {
        return deadline.from() == ClockStart.MAIL ? "the mail that told of the state" : "the moment they entered it";
    }

    private void plan(String id, long tickets) {
        var those = many(tickets) + " on plan \"" + id + "\"";
        if (after.plans().stream().noneMatch(plan -> plan.id().equals(id))) {
            sentences.add(those + ": this plan is dropped, and what was promised by it is measured no more.");
            return;
        }
        for (var target : after.targets()) {
            boolean other = !Objects.equals(within(before, target.id(), id), within(after, target.id(), id))
                    || !hours(before, id).equals(hours(after, id));
            if (other && target.within().containsKey(id)) {
                sentences.add(those + ": \"" + target.id() + "\" is due "
                        + Differences.words(target.within().get(id))
                        + " of opening hours after the ticket was opened, by the new hours; tickets that have met it or"
                        + " missed it stay as they are.");
            }
        }
        for (var target : before.targets()) {
            if (target.within().containsKey(id) && within(after, target.id(), id) == null) {
                sentences.add(those + ": \"" + target.id() + "\" is promised no more.");
            }
        }
    }

    private static @Nullable Duration within(Blueprint blueprint, String target, String plan) {
        return blueprint.targets().stream()
                .filter(it -> it.id().equals(target))
                .findFirst()
                .map(it -> it.within().get(plan))
                .orElse(null);
    }

    private static Optional<Blueprint.OpeningHours> hours(Blueprint blueprint, String plan) {
        return blueprint.plans().stream()
                .filter(it -> it.id().equals(plan))
                .findFirst()
                .flatMap(named -> blueprint.calendars().stream()
                        .filter(it -> it.id().equals(named.calendar()))
                        .findFirst());
    }

    private static Optional<Blueprint.State> state(Blueprint blueprint, String id) {
        return blueprint.workflow().states().stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }

    private static Map<String, Long> count(List<Running> running, Function<Running, @Nullable String> by) {
        var counts = new TreeMap<String, Long>();
        running.forEach(some -> {
            var key = by.apply(some);
            if (key != null) {
                counts.merge(key, some.count(), Long::sum);
            }
        });
        return counts;
    }

    private static String many(long tickets) {
        return tickets + " running ticket" + (tickets == 1 ? "" : "s");
    }
}
