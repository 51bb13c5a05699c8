package uy.ventanilla.identity.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.contracts.FieldType;

/**
 * What a blueprint says and no service acts on yet. The format is whole before the services are; until then the operator is
 * told, so that nobody believes a rule to be at work that is only written down. Each line goes with the change that serves it.
 */
final class Unserved {
    private static final Set<FieldType> SERVED_TYPES = EnumSet.of(FieldType.TEXT, FieldType.CHOICE);
    static final Set<ClockStart> SERVED_STARTS = EnumSet.of(ClockStart.STATE, ClockStart.MAIL);

    private final List<Note> notes = new ArrayList<>();

    private Unserved() {}

    static List<Note> in(Blueprint blueprint) {
        var unserved = new Unserved();
        unserved.calendars(blueprint);
        unserved.tickets(blueprint);
        unserved.workflow(blueprint.workflow());
        blueprint.form().forEach(unserved::field);
        unserved.targets(blueprint.targets());
        unserved.doors(blueprint);
        unserved.people(blueprint);
        return List.copyOf(unserved.notes);
    }

    private void calendars(Blueprint blueprint) {
        for (var calendar : blueprint.calendars()) {
            note(
                    calendar.holidays() != null,
                    "calendars[" + calendar.id() + "].holidays",
                    "closes no days yet; name them in closed");
        }
    }

    private void tickets(Blueprint blueprint) {
        note(!blueprint.teams().isEmpty(), "teams", "tickets can't be handed to a team yet");
        note(!blueprint.priorities().isEmpty(), "priorities", "tickets have no priority yet");
    }

    private void workflow(Blueprint.Workflow workflow) {
        for (var state : workflow.states()) {
            var at = "workflow.states[" + state.id() + "]";
            note(state.targets() == Blueprint.TargetClock.PAUSE, at + ".targets", "no target pauses yet");
            var deadline = state.deadline();
            note(
                    deadline != null && !SERVED_STARTS.contains(deadline.from()),
                    at + ".deadline",
                    "not counted yet: it would start at a message");
        }
        for (var transition : workflow.transitions()) {
            note(
                    transition.reasons().stream().anyMatch(Blueprint.Reason::review),
                    "workflow.transitions[" + transition.id() + "].reasons",
                    "no lead is told to review yet");
        }
        note(!workflow.holds().isEmpty(), "workflow.holds", "tickets can't be held yet");
        note(
                workflow.assignment() != null && workflow.assignment().how() != Blueprint.AssignmentRule.BY_HAND,
                "workflow.assignment",
                "tickets wait for an agent to take them");
        note(
                workflow.closedReply() == Blueprint.ClosedReply.REFUSE,
                "workflow.closedReply",
                "a mail to a closed ticket opens a new one all the same");
        note(workflow.rating() != null, "workflow.rating", "nobody is asked yet");
    }

    private void field(Blueprint.Field field) {
        var at = "form[" + field.id() + "]";
        note(
                !SERVED_TYPES.contains(field.type()),
                at + ".type",
                field.type() == FieldType.SEVERAL ? "one option can be chosen so far" : "any text is taken so far");
        note(
                !field.requiredOn().isEmpty() || !field.requiredOf().isEmpty(),
                at + ".required",
                "required of everybody on every door so far");
        note(!field.requiredFor().isEmpty(), at + ".requiredFor", "no transition asks for it yet");
    }

    private void targets(List<Blueprint.Target> targets) {
        var measured = Measured.of(targets).orElse(null);
        for (var target : targets) {
            var at = "targets[" + target.id() + "]";
            note(!target.equals(measured), at, "not measured yet");
            note(
                    target.equals(measured)
                            && !(target.warnAt().isEmpty() && target.onWarning() == null && target.onBreach() == null),
                    at,
                    "nobody is warned yet, and a breach rings bells only");
        }
    }

    private void doors(Blueprint blueprint) {
        note(blueprint.channels().phone() != null, "channels.phone", "no calls are taken yet");
        note(blueprint.channels().chat() != null, "channels.chat", "there is no chat yet");
        note(blueprint.emergencies() != null, "emergencies", "no notice is shown and nobody is paged yet");
    }

    private void people(Blueprint blueprint) {
        var notifications = blueprint.notifications();
        note(
                notifications != null && !notifications.rules().isEmpty(),
                "notifications.rules",
                "the platform's own rules tell people so far");
        note(
                notifications != null && !notifications.templates().isEmpty(),
                "notifications.templates",
                "mails use the platform's own words so far");
        var knowledge = blueprint.knowledge();
        note(knowledge != null && !knowledge.reasons().isEmpty(), "knowledge.reasons", "nobody is asked yet");
        note(knowledge != null && !knowledge.shows().isEmpty(), "knowledge.shows", "articles show what they always do");
    }

    private void note(boolean unserved, String path, String detail) {
        if (unserved) {
            notes.add(new Note(path, detail));
        }
    }
}
