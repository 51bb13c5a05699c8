package uy.ventanilla.ticket.store;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Classification;
import uy.ventanilla.ticket.domain.Origin;
import uy.ventanilla.ticket.domain.Participant;
import uy.ventanilla.ticket.domain.Stay;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.TicketId;
import uy.ventanilla.ticket.domain.workflow.Phase;

/** A ticket as a row, mapped by hand: a new field of the domain breaks the compilation here, not a test later. */
@Entity
@Table(name = "ticket")
class TicketRow {
    @EmbeddedId
    RowKey key;

    @Version
    @Nullable
    Long version;

    @Column(updatable = false)
    long number;

    @Column(updatable = false)
    UUID conversation;

    @Column(updatable = false)
    String subject;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    Channel channel;

    @Column(updatable = false)
    Instant openedAt;

    /** Never written again from here: {@link People} may have settled meanwhile who it is. */
    @Column(updatable = false)
    UUID requesterId;

    @Column(updatable = false)
    @Nullable
    UUID organisationId;

    @Column(updatable = false)
    @Nullable
    String plan;

    @Column(updatable = false)
    @Nullable
    Long followsUp;

    @Column(updatable = false)
    @Nullable
    String request;

    String state;

    @Enumerated(EnumType.STRING)
    Phase phase;

    Instant stateSince;
    int generation;

    @Nullable
    String reason;

    @Nullable
    UUID assigneeId;

    @Nullable
    String classification;

    @Nullable
    BigDecimal amount;

    @Nullable
    String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> fields;

    boolean incomplete;

    @Nullable
    Instant firstResponseAt;

    long sequence;
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected TicketRow() {}

    TicketRow(TenantId tenant, Ticket ticket, Instant at) {
        key = RowKey.of(tenant, ticket.id().value());
        var origin = ticket.origin();
        number = ticket.number();
        conversation = origin.conversation();
        subject = origin.subject();
        channel = origin.channel();
        openedAt = origin.openedAt();
        requesterId = origin.requester().id().value();
        organisationId = origin.organisation();
        plan = origin.plan();
        followsUp = origin.followsUp();
        request = origin.request();
        state = ticket.stay().state();
        phase = ticket.stay().phase();
        stateSince = ticket.stay().since();
        fields = ticket.fields();
        updatedAt = at;
        become(ticket, at);
    }

    /** Takes over what can change about a ticket. */
    final void become(Ticket ticket, Instant at) {
        var stay = ticket.stay();
        state = stay.state();
        phase = stay.phase();
        stateSince = stay.since();
        generation = stay.generation();
        reason = stay.reason();
        assigneeId = ticket.assignee() == null ? null : ticket.assignee().id().value();
        var given = ticket.classification();
        var cost = given == null ? null : given.cost();
        classification = given == null ? null : given.id();
        amount = cost == null ? null : cost.amount();
        currency = cost == null ? null : cost.currency();
        fields = ticket.fields();
        incomplete = ticket.incomplete();
        firstResponseAt = ticket.firstResponseAt();
        sequence = ticket.sequence();
        updatedAt = at;
    }

    /** {@code named} has everybody whom {@link #people} names. */
    Ticket toTicket(Map<UUID, Participant> named, List<Participant> participants) {
        var origin = new Origin(
                conversation,
                subject,
                channel,
                openedAt,
                one(named, requesterId),
                organisationId,
                plan,
                followsUp,
                request);
        return new Ticket(
                new TicketId(key.id()),
                number,
                origin,
                new Stay(state, phase, stateSince, generation, reason),
                assigneeId == null ? null : one(named, assigneeId),
                participants,
                classified(),
                Map.copyOf(fields),
                incomplete,
                firstResponseAt,
                sequence);
    }

    Stream<UUID> people() {
        return assigneeId == null ? Stream.of(requesterId) : Stream.of(requesterId, assigneeId);
    }

    private @Nullable Classification classified() {
        if (classification == null) {
            return null;
        }
        var cost = amount == null || currency == null ? null : new Classification.Cost(amount, currency);
        return new Classification(classification, cost);
    }

    private static Participant one(Map<UUID, Participant> named, UUID id) {
        return Objects.requireNonNull(named.get(id), "a ticket names a person who is not here");
    }
}
