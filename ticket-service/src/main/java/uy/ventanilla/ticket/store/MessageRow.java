package uy.ventanilla.ticket.store;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Attachment;
import uy.ventanilla.ticket.domain.Channel;
import uy.ventanilla.ticket.domain.Draft;
import uy.ventanilla.ticket.domain.Message;
import uy.ventanilla.ticket.domain.Ticket;
import uy.ventanilla.ticket.domain.Visibility;

/** A message as a row: written once, never changed. */
@Entity
@Immutable
@Table(name = "message")
class MessageRow implements Persistable<RowKey> {
    @EmbeddedId
    RowKey key;

    UUID ticketId;
    long sequence;

    @Enumerated(EnumType.STRING)
    Visibility visibility;

    @AttributeOverride(name = "kind", column = @Column(name = "author_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "author_id"))
    @AttributeOverride(name = "name", column = @Column(name = "author_name"))
    ActorColumns author;

    String text;

    @Nullable
    String fullText;

    @Nullable
    String html;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Attachment> attachments;

    @Enumerated(EnumType.STRING)
    Channel channel;

    boolean automatic;
    Instant at;

    @Nullable
    String mailMessageId;

    @Transient
    boolean fresh;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected MessageRow() {}

    MessageRow(TenantId tenant, Ticket after, Message message) {
        var said = message.said();
        key = RowKey.of(tenant, said.id());
        ticketId = after.id().value();
        sequence = after.sequence();
        visibility = message.visibility();
        author = ActorColumns.of(message.author());
        text = said.text();
        fullText = said.fullText();
        html = said.html();
        attachments = said.attachments();
        channel = said.channel();
        automatic = said.automatic();
        at = message.at();
        mailMessageId = said.mailMessageId();
        fresh = true;
    }

    Message toMessage() {
        var said =
                new Draft(key.id(), text, fullText, html, List.copyOf(attachments), channel, automatic, mailMessageId);
        return new Message(visibility, author.toActor(), said, at);
    }

    @Override
    public RowKey getId() {
        return key;
    }

    /** Spares Spring Data a select before every insert. */
    @Override
    public boolean isNew() {
        return fresh;
    }
}
