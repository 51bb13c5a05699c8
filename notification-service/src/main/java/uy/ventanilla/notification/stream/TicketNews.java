package uy.ventanilla.notification.stream;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Attachment;
import uy.ventanilla.contracts.Classified;
import uy.ventanilla.contracts.Message;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.Participant;
import uy.ventanilla.contracts.TicketAssigned;
import uy.ventanilla.contracts.TicketClassified;
import uy.ventanilla.contracts.TicketEdited;
import uy.ventanilla.contracts.TicketEvent;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.contracts.TicketRedacted;
import uy.ventanilla.contracts.TicketSnapshot;
import uy.ventanilla.contracts.Visibility;
import uy.ventanilla.notification.domain.Actor;
import uy.ventanilla.notification.domain.Cataloguing;
import uy.ventanilla.notification.domain.Happening;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Phase;
import uy.ventanilla.notification.domain.Ticket;
import uy.ventanilla.notification.domain.Words;

/** Ticket-service's events in this service's words. */
final class TicketNews {
    private TicketNews() {}

    static Happening of(TicketEvent event) {
        var ticket = ticket(event.ticket());
        var actor = actor(event.actor());
        return switch (event) {
            case TicketOpened opened -> new Happening.Opened(ticket, actor, event.at(), words(opened.message()));
            case MessageAdded added -> new Happening.Said(ticket, actor, event.at(), words(added.message()));
            case TicketAssigned _ -> new Happening.Assigned(ticket, actor, event.at());
            case TicketMoved moved ->
                new Happening.Moved(
                        ticket,
                        actor,
                        event.at(),
                        phase(moved.fromPhase()),
                        switch (moved.cause()) {
                            case TRANSITION -> Happening.Cause.TRANSITION;
                            case MESSAGE -> Happening.Cause.MESSAGE;
                            case ASSIGNMENT -> Happening.Cause.ASSIGNMENT;
                            case DEADLINE -> Happening.Cause.DEADLINE;
                        },
                        moved.message() == null ? null : words(moved.message()));
            case TicketClassified _ -> new Happening.Catalogued(ticket, actor, event.at());
            case TicketRedacted _ -> throw new IllegalArgumentException("nothing that people are told of");
            case TicketEdited _ -> new Happening.Edited(ticket, actor, event.at());
        };
    }

    /** The customers who may know of {@code event}; none for an internal note. */
    static Set<UUID> audience(TicketEvent event) {
        var people = new HashSet<UUID>();
        if (event instanceof MessageAdded added && added.message().visibility() == Visibility.INTERNAL) {
            return people;
        }
        people.add(event.ticket().requester().id());
        event.ticket().participants().forEach(participant -> people.add(participant.id()));
        return people;
    }

    private static Ticket ticket(TicketSnapshot ticket) {
        return new Ticket(
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                ticket.state(),
                phase(ticket.phase()),
                ticket.reason(),
                ticket.generation(),
                ticket.stateSince(),
                person(ticket.requester()),
                ticket.assignee() == null ? null : person(ticket.assignee()),
                ticket.participants().stream().map(TicketNews::person).toList(),
                classification(ticket.classification()),
                ticket.fields(),
                ticket.incomplete(),
                ticket.followsUp(),
                ticket.sequence());
    }

    private static Phase phase(uy.ventanilla.contracts.Phase phase) {
        return switch (phase) {
            case NEW -> Phase.NEW;
            case ACTIVE -> Phase.ACTIVE;
            case WAITING -> Phase.WAITING;
            case RESOLVED -> Phase.RESOLVED;
            case CLOSED -> Phase.CLOSED;
        };
    }

    private static Person person(Participant participant) {
        return new Person(participant.id(), participant.name(), participant.address(), participant.language());
    }

    private static @Nullable Cataloguing classification(@Nullable Classified given) {
        return given == null ? null : new Cataloguing(given.id(), given.amount(), given.currency());
    }

    private static Actor actor(uy.ventanilla.contracts.Actor actor) {
        var kind = switch (actor.kind()) {
            case CUSTOMER -> Actor.Kind.CUSTOMER;
            case AGENT -> Actor.Kind.AGENT;
            case SYSTEM -> Actor.Kind.SYSTEM;
        };
        return new Actor(kind, actor.person(), actor.name());
    }

    private static Words words(Message message) {
        return new Words(
                actor(message.author()),
                message.text(),
                message.attachments().stream().map(Attachment::name).toList(),
                message.visibility() == Visibility.INTERNAL,
                message.automatic(),
                message.at(),
                message.mailMessageId());
    }
}
