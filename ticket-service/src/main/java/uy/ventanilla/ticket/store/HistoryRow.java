package uy.ventanilla.ticket.store;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Footprint;
import uy.ventanilla.ticket.domain.MoveCause;
import uy.ventanilla.ticket.domain.TicketId;

/** A line of a ticket's history as a row: written once, never changed. */
@Entity
@Immutable
@Table(name = "history")
class HistoryRow implements Persistable<HistoryRow.Key> {
    /** The tenant first; then one line per change. */
    @Embeddable
    record Key(UUID tenantId, UUID ticketId, long sequence) {}

    @EmbeddedId
    Key key;

    Instant at;

    @Enumerated(EnumType.STRING)
    Footprint.Kind kind;

    @AttributeOverride(name = "kind", column = @Column(name = "actor_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "actor_id"))
    @AttributeOverride(name = "name", column = @Column(name = "actor_name"))
    ActorColumns actor;

    @Nullable
    String fromValue;

    @Nullable
    String toValue;

    @Nullable
    String reason;

    @Enumerated(EnumType.STRING)
    @Nullable
    MoveCause cause;

    @Nullable
    UUID messageId;

    boolean internal;

    @Transient
    boolean fresh;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected HistoryRow() {}

    HistoryRow(TenantId tenant, TicketId ticket, Footprint line) {
        key = new Key(tenant.value(), ticket.value(), line.sequence());
        at = line.at();
        kind = line.kind();
        actor = ActorColumns.of(line.by());
        fromValue = line.from();
        toValue = line.to();
        reason = line.reason();
        cause = line.cause();
        messageId = line.message();
        internal = line.internal();
        fresh = true;
    }

    Footprint toFootprint() {
        return new Footprint(
                key.sequence(), at, kind, actor.toActor(), fromValue, toValue, reason, cause, messageId, internal);
    }

    @Override
    public Key getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
