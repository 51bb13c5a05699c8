package uy.ventanilla.ticket.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Decision.Accepted;
import uy.ventanilla.ticket.domain.Footprint;
import uy.ventanilla.ticket.domain.Message;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.TicketChange;
import uy.ventanilla.ticket.domain.TicketId;

/**
 * A tenant's tickets: the one door to their rows. {@link #commit} writes a decision, its history and its announcements in
 * the caller's transaction; two commits from the same starting point cannot both succeed.
 */
@Repository
public class Tickets {
    private final TicketRows rows;
    private final MessageRows messages;
    private final HistoryRows history;
    private final People people;
    private final TicketEvents events;
    private final JdbcClient jdbc;

    Tickets(
            TicketRows rows,
            MessageRows messages,
            HistoryRows history,
            People people,
            TicketEvents events,
            JdbcClient jdbc) {
        this.rows = rows;
        this.messages = messages;
        this.history = history;
        this.people = people;
        this.events = events;
        this.jdbc = jdbc;
    }

    public Optional<Ticket> find(TenantId tenant, long number) {
        return rows.findByKeyTenantIdAndNumber(tenant.value(), number)
                .map(row -> toTickets(tenant, List.of(row)).getFirst());
    }

    /** The newest ticket of a conversation; a follow-up continues its predecessor's. */
    public Optional<Ticket> latestOf(TenantId tenant, UUID conversation) {
        return rows.findFirstByKeyTenantIdAndConversationOrderByNumberDesc(tenant.value(), conversation)
                .map(row -> toTickets(tenant, List.of(row)).getFirst());
    }

    /** The newest ticket that was opened to continue this one. */
    public Optional<Ticket> followUpOf(TenantId tenant, long number) {
        return rows.findFirstByKeyTenantIdAndFollowsUpOrderByNumberDesc(tenant.value(), number)
                .map(row -> toTickets(tenant, List.of(row)).getFirst());
    }

    public Optional<Ticket> find(TenantId tenant, TicketId id) {
        return findAll(tenant, List.of(id)).stream().findFirst();
    }

    /** Those of {@code ids} that exist, in any order, by three queries however many they are. */
    public List<Ticket> findAll(TenantId tenant, Collection<TicketId> ids) {
        var keys = ids.stream().map(id -> RowKey.of(tenant, id.value())).toList();
        return toTickets(tenant, rows.findAllById(keys));
    }

    /**
     * Writes what was decided and says it. Throws {@link OptimisticLockingFailureException} where somebody was faster: the
     * decision was made on what is not so any more and must be made again.
     */
    public Ticket commit(TenantId tenant, Accepted accepted) {
        var ticket = accepted.ticket();
        var sequence = accepted.changes().getFirst().after().sequence();
        if (sequence == 1) {
            rows.save(new TicketRow(tenant, ticket, accepted.at()));
        } else {
            var row = rows.findById(RowKey.of(tenant, ticket.id().value())).orElseThrow();
            if (row.sequence != sequence - 1) {
                throw new OptimisticLockingFailureException("decided on an older ticket");
            }
            row.become(ticket, accepted.at());
        }
        // Now, not at the end: whoever writes the row first has the ticket until their transaction is over, so a slower
        // one
        // fails here and its announcements never get in between.
        rows.flush();
        for (var change : accepted.changes()) {
            messageOf(change).ifPresent(message -> messages.save(new MessageRow(tenant, change.after(), message)));
            history.save(new HistoryRow(tenant, ticket.id(), Footprint.of(change, accepted.at())));
            events.say(tenant, change, accepted.at());
        }
        return ticket;
    }

    /** Keeps and says a change whose rows are written already. */
    void announce(TenantId tenant, TicketChange change, Instant at) {
        history.save(new HistoryRow(tenant, change.after().id(), Footprint.of(change, at)));
        events.say(tenant, change, at);
    }

    /** The next number of {@code tenant}. Whoever else opens a ticket waits here until this transaction is over (S17). */
    public long nextNumber(TenantId tenant) {
        return jdbc.sql("""
                        insert into ticket_number (tenant_id, last) values (:tenant, 1)
                        on conflict (tenant_id) do update set last = ticket_number.last + 1
                        returning last
                        """).param("tenant", tenant.value()).query(Long.class).single();
    }

    public Optional<Message> message(TenantId tenant, UUID id) {
        return messages.findById(RowKey.of(tenant, id)).map(MessageRow::toMessage);
    }

    /** The conversation, oldest first, internal notes included. */
    public List<Message> conversation(TenantId tenant, TicketId ticket) {
        return messages.findByKeyTenantIdAndTicketIdOrderBySequence(tenant.value(), ticket.value()).stream()
                .map(MessageRow::toMessage)
                .toList();
    }

    /** What happened after the change numbered {@code sequence}, oldest first, internal lines included. */
    public List<Footprint> historySince(TenantId tenant, TicketId ticket, long sequence) {
        return history
                .findByKeyTenantIdAndKeyTicketIdAndKeySequenceGreaterThanOrderByKeySequence(
                        tenant.value(), ticket.value(), sequence)
                .stream()
                .map(HistoryRow::toFootprint)
                .toList();
    }

    private static Optional<Message> messageOf(TicketChange change) {
        return switch (change) {
            case TicketChange.Opened opened -> Optional.of(opened.message());
            case TicketChange.Said said -> Optional.of(said.message());
            case TicketChange.Moved moved -> Optional.ofNullable(moved.message());
            case TicketChange.Assigned _, TicketChange.Classified _, TicketChange.FilledIn _, TicketChange.Redacted _ ->
                Optional.empty();
        };
    }

    private List<Ticket> toTickets(TenantId tenant, List<TicketRow> found) {
        var ids = found.stream().map(row -> row.key.id()).toList();
        var participants = people.participantsOf(tenant, ids);
        var mentioned = found.stream().flatMap(TicketRow::people).collect(Collectors.toSet());
        Map<UUID, Participant> named = people.all(tenant, mentioned).stream()
                .collect(Collectors.toMap(person -> person.id().value(), Person::asParticipant));
        return found.stream()
                .map(row -> row.toTicket(named, participants.getOrDefault(row.key.id(), List.of())))
                .toList();
    }
}
