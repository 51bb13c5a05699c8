package uy.ventanilla.ticket.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uy.ventanilla.contracts.ActorKind;
import uy.ventanilla.contracts.Classified;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.TicketAssigned;
import uy.ventanilla.contracts.TicketClassified;
import uy.ventanilla.contracts.TicketEdited;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.contracts.TicketRedacted;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Attachment;
import uy.ventanilla.ticket.domain.Classification;
import uy.ventanilla.ticket.domain.Message;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.TicketChange;

/** Puts changes into the words of the contracts, one event each, and says them with the rows. */
@Component
class TicketEvents {
    private final Outbox outbox;

    TicketEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void say(TenantId tenant, TicketChange change, Instant at) {
        var event = event(change, at);
        var type = EventType.of(event);
        var id = change.after().id().toString();
        var sequence = change.after().sequence();
        outbox.say(tenant, new Outgoing(type.topic().address(), type.wireName(), id, id, sequence, event));
    }

    private static TicketEvent event(TicketChange change, Instant at) {
        var ticket = snapshot(change.after());
        var actor = actor(change.by());
        return switch (change) {
            case TicketChange.Opened opened -> new TicketOpened(ticket, actor, at, message(opened.message()));
            case TicketChange.Said said -> new MessageAdded(ticket, actor, at, message(said.message()));
            case TicketChange.Moved moved ->
                new TicketMoved(
                        ticket,
                        actor,
                        at,
                        moved.from().state(),
                        ticket.state(),
                        uy.ventanilla.contracts.Phase.valueOf(
                                moved.from().phase().name()),
                        ticket.reason(),
                        uy.ventanilla.contracts.MoveCause.valueOf(moved.cause().name()),
                        moved.message() == null ? null : message(moved.message()));
            case TicketChange.Assigned _ -> new TicketAssigned(ticket, actor, at);
            case TicketChange.Classified classified ->
                new TicketClassified(ticket, actor, at, classified(classified.before()));
            case TicketChange.Redacted(var _, var _, var forgotten, var files) ->
                new TicketRedacted(
                        ticket,
                        actor,
                        at,
                        new TicketRedacted.Named(forgotten.person(), forgotten.address(), forgotten.name()),
                        new TicketRedacted.Named(forgotten.person(), forgotten.standInAddress(), forgotten.standIn()),
                        files);
            case TicketChange.FilledIn filledIn -> new TicketEdited(ticket, actor, at, filledIn.before());
        };
    }

    private static TicketSnapshot snapshot(Ticket ticket) {
        var origin = ticket.origin();
        var stay = ticket.stay();
        var assignee = ticket.assignee();
        return new TicketSnapshot(
                ticket.id().value(),
                ticket.number(),
                origin.conversation(),
                origin.subject(),
                stay.state(),
                uy.ventanilla.contracts.Phase.valueOf(stay.phase().name()),
                stay.reason(),
                stay.generation(),
                stay.since(),
                origin.openedAt(),
                channel(origin.channel()),
                participant(origin.requester()),
                assignee == null ? null : participant(assignee),
                ticket.participants().stream().map(TicketEvents::participant).toList(),
                origin.organisation(),
                origin.plan(),
                classified(ticket.classification()),
                ticket.fields(),
                ticket.incomplete(),
                origin.followsUp(),
                origin.request(),
                ticket.firstResponseAt(),
                ticket.sequence());
    }

    private static uy.ventanilla.contracts.Message message(Message message) {
        var said = message.said();
        return new uy.ventanilla.contracts.Message(
                said.id(),
                uy.ventanilla.contracts.Visibility.valueOf(message.visibility().name()),
                actor(message.author()),
                said.text(),
                said.fullText(),
                said.html(),
                said.attachments().stream().map(TicketEvents::attachment).toList(),
                channel(said.channel()),
                said.automatic(),
                message.at(),
                said.mailMessageId());
    }

    private static uy.ventanilla.contracts.Attachment attachment(Attachment file) {
        return new uy.ventanilla.contracts.Attachment(
                file.id(), file.name(), file.contentType(), file.size(), file.inline(), file.contentId());
    }

    private static uy.ventanilla.contracts.Actor actor(Actor actor) {
        return switch (actor) {
            case Actor.Customer(var id, var name) -> person(ActorKind.CUSTOMER, id.value(), name);
            case Actor.Agent(var id, var name, var _) -> person(ActorKind.AGENT, id.value(), name);
            case Actor.Machine(var name) -> person(ActorKind.SYSTEM, null, name);
        };
    }

    private static uy.ventanilla.contracts.Actor person(ActorKind kind, @Nullable UUID id, String name) {
        return new uy.ventanilla.contracts.Actor(kind, id, name);
    }

    private static uy.ventanilla.contracts.Participant participant(Participant person) {
        return new uy.ventanilla.contracts.Participant(
                person.id().value(), person.name(), person.address(), person.language());
    }

    private static uy.ventanilla.contracts.Channel channel(uy.ventanilla.ticket.domain.Channel channel) {
        return uy.ventanilla.contracts.Channel.valueOf(channel.name());
    }

    private static @Nullable Classified classified(@Nullable Classification given) {
        if (given == null) {
            return null;
        }
        var cost = given.cost();
        return cost == null
                ? new Classified(given.id(), null, null)
                : new Classified(given.id(), cost.amount(), cost.currency());
    }
}
