package uy.ventanilla.ticket.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Footprint;
import uy.ventanilla.ticket.domain.Message;
import uy.ventanilla.ticket.domain.Offer;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.TicketLifecycle;
import uy.ventanilla.ticket.domain.Visibility;
import uy.ventanilla.ticket.domain.reading.Place;
import uy.ventanilla.ticket.domain.reading.Standing;
import uy.ventanilla.ticket.domain.reading.TicketFilter;
import uy.ventanilla.ticket.domain.workflow.Workflow;
import uy.ventanilla.ticket.store.People;
import uy.ventanilla.ticket.store.TicketList;
import uy.ventanilla.ticket.store.TicketList.Entry;
import uy.ventanilla.ticket.store.Tickets;
import uy.ventanilla.ticket.store.Workflows;

/** Shows tickets: to customers those they are on and what is public, to staff all of the tenant's. */
@Service
public class ReadTickets {
    /** A ticket as its reader sees it. */
    public record Seen(Ticket ticket, Workflow workflow, Offer offer, Standing standing) {}

    /** {@code next} is where the next page starts; absent: this is the last. */
    public record Page(List<Seen> tickets, @Nullable Place next) {}

    private final TenantTransactions transactions;
    private final Workflows workflows;
    private final Tickets tickets;
    private final TicketList list;
    private final People people;
    private final TicketLifecycle lifecycle;

    ReadTickets(
            TenantTransactions transactions,
            Workflows workflows,
            Tickets tickets,
            TicketList list,
            People people,
            TicketLifecycle lifecycle) {
        this.transactions = transactions;
        this.workflows = workflows;
        this.tickets = tickets;
        this.list = list;
        this.people = people;
        this.lifecycle = lifecycle;
    }

    /** Customers get their own tickets, newest first; the others all, by urgency. {@code limit} is at least 1. */
    public Page page(TenantId tenant, Actor reader, TicketFilter filter, @Nullable Place after, int limit) {
        return transactions.reading(tenant, () -> {
            var entries = reader instanceof Actor.Customer
                    ? list.newest(tenant, filter, after, limit + 1)
                    : list.mostUrgent(tenant, filter, after, limit + 1);
            var shown = entries.subList(0, Math.min(limit, entries.size()));
            var next = entries.size() > limit ? shown.getLast().place() : null;
            var ids = shown.stream().map(Entry::ticket).toList();
            var found =
                    tickets.findAll(tenant, ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
            var inOrder = ids.stream()
                    .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                    .toList();
            return new Page(seen(tenant, reader, inOrder), next);
        });
    }

    public Optional<Seen> one(TenantId tenant, Actor reader, long number) {
        return transactions.reading(
                tenant,
                () -> visible(tenant, reader, number)
                        .flatMap(ticket ->
                                seen(tenant, reader, List.of(ticket)).stream().findFirst()));
    }

    /** The conversation, oldest first; internal notes for staff only. */
    public Optional<List<Message>> conversation(TenantId tenant, Actor reader, long number) {
        return transactions.reading(
                tenant,
                () -> visible(tenant, reader, number)
                        .map(ticket -> tickets.conversation(tenant, ticket.id()).stream()
                                .filter(message -> reader.seesAll() || message.visibility() == Visibility.PUBLIC)
                                .toList()));
    }

    /** The history, oldest first; lines about internal notes for staff only. */
    public Optional<List<Footprint>> timeline(TenantId tenant, Actor reader, long number) {
        return transactions.reading(
                tenant,
                () -> visible(tenant, reader, number)
                        .map(ticket -> tickets.historySince(tenant, ticket.id(), 0).stream()
                                .filter(line -> reader.seesAll() || !line.internal())
                                .toList()));
    }

    /** Somebody a ticket can be given to. */
    public Optional<Participant> agent(TenantId tenant, PersonId id) {
        return transactions.reading(
                tenant, () -> people.find(tenant, id).filter(Person::isStaff).map(Person::asParticipant));
    }

    private Optional<Ticket> visible(TenantId tenant, Actor reader, long number) {
        return tickets.find(tenant, number).filter(ticket -> ticket.isSeenBy(reader));
    }

    private List<Seen> seen(TenantId tenant, Actor reader, List<Ticket> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var workflow = workflows.find(tenant).orElseThrow();
        var standings = list.standings(tenant, found.stream().map(Ticket::id).toList());
        var seen = new ArrayList<Seen>();
        for (var ticket : found) {
            var standing = standings.get(ticket.id());
            if (standing != null) { // not erased a moment ago
                seen.add(new Seen(ticket, workflow, lifecycle.offer(workflow, ticket, reader), standing));
            }
        }
        return List.copyOf(seen);
    }
}
