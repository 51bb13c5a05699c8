package uy.ventanilla.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.TicketChange.Assigned;
import uy.ventanilla.ticket.domain.TicketChange.Classified;
import uy.ventanilla.ticket.domain.TicketChange.FilledIn;
import uy.ventanilla.ticket.domain.TicketChange.Moved;
import uy.ventanilla.ticket.domain.TicketChange.Opened;
import uy.ventanilla.ticket.domain.TicketChange.Said;
import uy.ventanilla.ticket.domain.TicketCommand.Assign;
import uy.ventanilla.ticket.domain.TicketCommand.Classify;
import uy.ventanilla.ticket.domain.TicketCommand.FillIn;
import uy.ventanilla.ticket.domain.TicketCommand.HearDeadline;
import uy.ventanilla.ticket.domain.TicketCommand.Move;
import uy.ventanilla.ticket.domain.TicketCommand.Note;
import uy.ventanilla.ticket.domain.TicketCommand.Reply;
import uy.ventanilla.ticket.domain.workflow.Mover;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.Request;
import uy.ventanilla.ticket.domain.workflow.State;
import uy.ventanilla.ticket.domain.workflow.Transition;
import uy.ventanilla.ticket.domain.workflow.Workflow;

/**
 * The only judge of what may happen to a ticket. Pure: the same workflow, ticket, command and instant always get the same
 * answer, and nothing happens by asking.
 */
public final class TicketLifecycle {
    /** A new ticket, in the tenant's initial state. What was said by opening it moves it no further. */
    public Accepted open(Workflow workflow, Opening opening, long number, Instant now) {
        var fields = workflow.acceptable(opening.fields());
        var origin = new Origin(
                opening.conversation(),
                opening.subject(),
                opening.message().channel(),
                now,
                opening.requester(),
                opening.organisation(),
                opening.plan(),
                opening.followsUp(),
                workflow.asked(opening.request(), opening.subject())
                        .map(Request::id)
                        .orElse(null));
        var ticket = new Ticket(
                opening.id(),
                number,
                origin,
                Stay.first(workflow.initialState(), now),
                null,
                List.of(),
                null,
                fields,
                workflow.leavesOut(fields),
                null,
                0);
        var message = opening.message().saidBy(opening.author(), Visibility.PUBLIC, now);
        return new Accepted(List.of(new Opened(ticket.heard(message), opening.by(), message)), now);
    }

    public Decision decide(Workflow workflow, Ticket ticket, TicketCommand command, Instant now) {
        if (ticket.isClosed()) {
            return refuse(Refusal.TICKET_CLOSED);
        }
        var state = stateOf(workflow, ticket);
        return switch (command) {
            case Reply reply -> reply(workflow, ticket, state, reply, now);
            case Note(var by, var draft) -> {
                if (draft.isEmpty()) {
                    yield refuse(Refusal.MESSAGE_REQUIRED);
                }
                var note = draft.saidBy(by, Visibility.INTERNAL, now);
                yield accept(now, new Said(ticket.heard(note), by, note));
            }
            case Move move -> move(workflow, ticket, move, now);
            case Assign(var by, var to) -> {
                if (Objects.equals(idOf(ticket.assignee()), idOf(to))) {
                    yield refuse(Refusal.NOTHING_CHANGES);
                }
                var assigned = new Assigned(ticket.assignedTo(to), by, ticket.assignee());
                var next = to == null ? null : state.onAssign();
                yield accept(now, assigned, thenTo(workflow, assigned, next, MoveCause.ASSIGNMENT, now));
            }
            case Classify(var by, var as) -> {
                var entry = workflow.entry(as.id());
                if (entry.isEmpty()) {
                    yield refuse(Refusal.CLASSIFICATION_UNKNOWN);
                }
                if (as.cost() != null && !entry.get().amount()) {
                    yield refuse(Refusal.AMOUNT_NOT_ALLOWED);
                }
                yield as.equals(ticket.classification())
                        ? refuse(Refusal.NOTHING_CHANGES)
                        : accept(now, new Classified(ticket.classifiedAs(as), by, ticket.classification()));
            }
            case FillIn fillIn -> fillIn(workflow, ticket, fillIn, now);
            case HearDeadline(var by, var id, var generation) -> {
                var deadline = state.deadline();
                if (generation != ticket.stay().generation()
                        || deadline == null
                        || !deadline.id().equals(id)) {
                    yield refuse(Refusal.STALE_DEADLINE);
                }
                var to = workflow.state(deadline.to(), ticket.stay().phase());
                var after = ticket.entering(to, deadline.reason(), null, now);
                yield accept(now, new Moved(after, by, ticket.stay(), MoveCause.DEADLINE, null));
            }
        };
    }

    /** What {@code who} may do now, by the same judgement: a button that is shown is a command that is accepted. */
    public Offer offer(Workflow workflow, Ticket ticket, Actor who) {
        if (ticket.isClosed()) {
            return new Offer(List.of(), false, false, false, false);
        }
        var moves = workflow.from(ticket.stay().state()).stream()
                .filter(move -> refusalToMove(workflow, ticket, move, who) == null)
                .toList();
        return switch (who) {
            case Actor.Customer _ -> new Offer(moves, true, false, false, false);
            case Actor.Agent _ ->
                new Offer(moves, true, true, true, !workflow.catalogue().isEmpty());
            case Actor.Machine _ -> new Offer(List.of(), false, false, false, false);
        };
    }

    private static Decision reply(Workflow workflow, Ticket ticket, State state, Reply reply, Instant now) {
        // What a machine sent is kept even when empty: an auto-reply may consist of its headers.
        if (reply.message().isEmpty() && !reply.message().automatic()) {
            return refuse(Refusal.MESSAGE_REQUIRED);
        }
        if (reply.by() instanceof Actor.Machine) {
            return refuse(Refusal.NOT_ALLOWED);
        }
        var message = reply.message().saidBy(reply.by(), Visibility.PUBLIC, now);
        var said = new Said(ticket.heard(message), reply.by(), message);
        if (reply.message().automatic()) {
            return accept(now, said);
        }
        var next = reply.by() instanceof Actor.Customer ? state.onCustomerMessage() : state.onAgentMessage();
        return accept(now, said, thenTo(workflow, said, next, MoveCause.MESSAGE, now));
    }

    private static Decision move(Workflow workflow, Ticket ticket, Move move, Instant now) {
        var transition = workflow.transition(move.transition());
        if (transition.isEmpty()
                || !transition.get().from().equals(ticket.stay().state())) {
            return refuse(Refusal.TRANSITION_NOT_POSSIBLE);
        }
        var refusal = refusalToMove(workflow, ticket, transition.get(), move.by());
        refusal = refusal == null ? refusalOfWords(transition.get(), move) : refusal;
        if (refusal != null) {
            return refuse(refusal);
        }
        var message = move.message() == null || move.message().isEmpty()
                ? null
                : move.message().saidBy(move.by(), Visibility.PUBLIC, now);
        var to = workflow.state(transition.get().to(), ticket.stay().phase());
        var after = ticket.entering(to, move.reason(), message, now);
        return accept(now, new Moved(after, move.by(), ticket.stay(), MoveCause.TRANSITION, message));
    }

    private static @Nullable Refusal refusalToMove(Workflow workflow, Ticket ticket, Transition move, Actor who) {
        var may = switch (who) {
            case Actor.Customer _ -> move.by().contains(Mover.CUSTOMER);
            case Actor.Agent agent ->
                move.by().contains(Mover.AGENT)
                        || (move.by().contains(Mover.ASSIGNEE) && (agent.lead() || ticket.isAssignedTo(agent.id())))
                        || (move.by().contains(Mover.LEAD) && agent.lead());
            case Actor.Machine _ -> false;
        };
        if (!may) {
            return Refusal.TRANSITION_NOT_ALLOWED;
        }
        var to = workflow.state(move.to(), ticket.stay().phase());
        var resolves = to.phase() == Phase.RESOLVED || to.phase() == Phase.CLOSED;
        return ticket.incomplete() && resolves && who instanceof Actor.Agent ? Refusal.INCOMPLETE : null;
    }

    private static @Nullable Refusal refusalOfWords(Transition transition, Move move) {
        if (transition.message() && (move.message() == null || move.message().isEmpty())) {
            return Refusal.MESSAGE_REQUIRED;
        }
        if (move.reason() == null) {
            return transition.reasons().isEmpty() ? null : Refusal.REASON_REQUIRED;
        }
        return transition.knowsReason(move.reason()) ? null : Refusal.REASON_UNKNOWN;
    }

    private static Decision fillIn(Workflow workflow, Ticket ticket, FillIn fillIn, Instant now) {
        if (fillIn.by() instanceof Actor.Machine) {
            return refuse(Refusal.NOT_ALLOWED);
        }
        if (!workflow.takesAll(fillIn.values())) {
            return refuse(Refusal.FIELD_INVALID);
        }
        var all = new TreeMap<>(ticket.fields());
        all.putAll(fillIn.values());
        var fields = workflow.acceptable(all);
        return fields.equals(ticket.fields())
                ? refuse(Refusal.NOTHING_CHANGES)
                : accept(
                        now,
                        new FilledIn(
                                ticket.filledIn(fields, workflow.leavesOut(fields)), fillIn.by(), ticket.fields()));
    }

    /** The move that {@code change} brings with it, where it brings one. */
    private static @Nullable Moved thenTo(
            Workflow workflow, TicketChange change, @Nullable String next, MoveCause cause, Instant now) {
        var ticket = change.after();
        if (next == null || next.equals(ticket.stay().state())) {
            return null;
        }
        var to = workflow.state(next, ticket.stay().phase());
        return new Moved(ticket.entering(to, null, null, now), change.by(), ticket.stay(), cause, null);
    }

    private static State stateOf(Workflow workflow, Ticket ticket) {
        return workflow.state(ticket.stay().state(), ticket.stay().phase());
    }

    private static @Nullable PersonId idOf(@Nullable Participant person) {
        return person == null ? null : person.id();
    }

    private static Accepted accept(Instant now, @Nullable TicketChange... changes) {
        var happened = new ArrayList<TicketChange>();
        for (var change : changes) {
            if (change != null) {
                happened.add(change);
            }
        }
        return new Accepted(List.copyOf(happened), now);
    }

    private static Refused refuse(Refusal why) {
        return new Refused(why);
    }
}
