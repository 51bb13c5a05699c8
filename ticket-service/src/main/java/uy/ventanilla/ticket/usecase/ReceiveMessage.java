package uy.ventanilla.ticket.usecase;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.messaging.NotYet;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Decision.Refused;
import uy.ventanilla.ticket.domain.Forgotten;
import uy.ventanilla.ticket.domain.Opening;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.TicketCommand.Reply;
import uy.ventanilla.ticket.domain.TicketId;
import uy.ventanilla.ticket.domain.TicketLifecycle;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.Workflow;
import uy.ventanilla.ticket.store.Organisations;
import uy.ventanilla.ticket.store.People;
import uy.ventanilla.ticket.store.Redactions;
import uy.ventanilla.ticket.store.Tickets;
import uy.ventanilla.ticket.store.Workflows;

/** Makes a ticket of what somebody wrote, or adds it to theirs. Runs in the transaction of whoever heard it. */
@Service
public class ReceiveMessage {
    private static final Logger log = LoggerFactory.getLogger(ReceiveMessage.class);

    private final Workflows workflows;
    private final People people;
    private final Organisations organisations;
    private final Tickets tickets;
    private final Redactions redactions;
    private final TicketLifecycle lifecycle;
    private final Clock clock;

    ReceiveMessage(
            Workflows workflows,
            People people,
            Organisations organisations,
            Tickets tickets,
            Redactions redactions,
            TicketLifecycle lifecycle,
            Clock clock) {
        this.workflows = workflows;
        this.people = people;
        this.organisations = organisations;
        this.tickets = tickets;
        this.redactions = redactions;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /** The same message twice is one message. Throws {@link NotYet} where the tenant is not known here yet. */
    public void hear(TenantId tenant, Received received) {
        if (tickets.message(tenant, received.message().id()).isPresent()) {
            log.info("heard again message={}", received.message().id());
            return;
        }
        var workflow = workflows.find(tenant).orElseThrow(() -> new NotYet("no blueprint of this tenant here"));
        var sender = sender(tenant, received);
        answered(tenant, received)
                .ifPresentOrElse(
                        ticket -> reply(tenant, workflow, ticket, sender, received),
                        () -> open(tenant, workflow, sender, received, null));
    }

    private void reply(TenantId tenant, Workflow workflow, Ticket ticket, Person sender, Received received) {
        if (ticket.stay().phase() == Phase.CLOSED && !received.message().automatic()) {
            open(tenant, workflow, sender, received, ticket);
            return;
        }
        var reply = new Reply(sender.asActor(), received.message());
        switch (lifecycle.decide(workflow, ticket, reply, clock.instant())) {
            case Accepted accepted -> {
                tickets.commit(tenant, accepted);
                takeOut(tenant, ticket.id(), sender, received);
                log.atInfo().addKeyValue("ticket", ticket.number()).log("message added");
            }
            // An answering machine on a closed ticket. The mail itself stays with intake-service.
            case Refused(var why) ->
                log.atInfo().addKeyValue("ticket", ticket.number()).log("message left aside why={}", why);
        }
    }

    private void open(TenantId tenant, Workflow workflow, Person sender, Received received, @Nullable Ticket before) {
        // An agent who writes on where all is closed goes on for the same customer.
        var requester = before != null && sender.isStaff() ? before.origin().requester() : sender.asParticipant();
        var organisation = organisation(sender, received, before);
        var opening = new Opening(
                new TicketId(UUID.randomUUID()),
                received.conversation(),
                received.subject(),
                requester,
                openedBy(tenant, sender, received),
                sender.asActor(),
                organisation,
                organisation == null ? workflow.onlyPlan() : planOf(tenant, organisation),
                before == null ? null : before.number(),
                before == null ? received.fields() : before.fields(),
                received.request(),
                received.message());
        var number = tickets.nextNumber(tenant);
        tickets.commit(tenant, lifecycle.open(workflow, opening, number, clock.instant()));
        takeOut(tenant, opening.id(), sender, received);
        log.atInfo().addKeyValue("ticket", number).log("ticket opened followsUp={}", opening.followsUp());
    }

    /** What somebody said before they were forgotten may be heard after it: then it is without them in a moment. */
    private void takeOut(TenantId tenant, TicketId ticket, Person sender, Received received) {
        if (received.address().equalsIgnoreCase(sender.address())) {
            return;
        }
        people.erasedWithFiles(tenant, sender.id())
                .ifPresent(files -> redactions.add(
                        tenant,
                        ticket,
                        new Forgotten(
                                sender.id().value(),
                                received.address(),
                                received.name(),
                                sender.address(),
                                sender.name(),
                                files)));
    }

    private Actor openedBy(TenantId tenant, Person sender, Received received) {
        return received.takenBy() == null
                ? sender.asActor()
                : people.find(tenant, received.takenBy())
                        .map(Person::asActor)
                        .orElseThrow(() -> new NotYet("the agent who took it is not here"));
    }

    /** What was said with it; an agent goes on for the same customer; else the one the sender's mails count for (S60). */
    private static @Nullable UUID organisation(Person sender, Received received, @Nullable Ticket before) {
        if (received.organisation() != null) {
            return received.organisation();
        }
        return before != null && sender.isStaff() ? before.origin().organisation() : sender.organisation();
    }

    /**
     * The ticket it names, or the one its conversation already led to: a mail sent again with other words. Where that one
     * is closed and was followed up, the newest that goes on.
     */
    private Optional<Ticket> answered(TenantId tenant, Received received) {
        return Optional.ofNullable(received.ticket())
                .flatMap(number -> tickets.find(tenant, number))
                .or(() -> tickets.latestOf(tenant, received.conversation()))
                .map(ticket -> goingOn(tenant, ticket));
    }

    private Ticket goingOn(TenantId tenant, Ticket ticket) {
        var newest = ticket;
        while (newest.stay().phase() == Phase.CLOSED) {
            var next = tickets.followUpOf(tenant, newest.number());
            if (next.isEmpty()) {
                break;
            }
            newest = next.get(); // numbers only grow, so this ends
        }
        return newest;
    }

    private String planOf(TenantId tenant, UUID organisation) {
        return organisations
                .planOf(tenant, organisation)
                .orElseThrow(() -> new NotYet("the sender's organisation is not here"));
    }

    /** Who wrote: by id, else by address, else a stand-in until identity-service tells who it is. */
    private Person sender(TenantId tenant, Received received) {
        people.queueFor(tenant, received.address());
        return Optional.ofNullable(received.person())
                .flatMap(id -> people.find(tenant, id))
                .or(() -> people.findByAddress(tenant, received.address()))
                .orElseGet(() -> {
                    var standIn = new Person(
                            received.person() == null ? new PersonId(UUID.randomUUID()) : received.person(),
                            received.address(),
                            received.name().isBlank() ? received.address() : received.name(),
                            Person.Role.CUSTOMER,
                            null,
                            "es");
                    people.keepStandIn(tenant, standIn);
                    return standIn;
                });
    }
}
