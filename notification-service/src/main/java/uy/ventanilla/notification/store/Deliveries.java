package uy.ventanilla.notification.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.DeliveryEvent;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.MailFailed;
import uy.ventanilla.contracts.MailSent;
import uy.ventanilla.notification.domain.Content;
import uy.ventanilla.notification.domain.DeliveryReport;
import uy.ventanilla.notification.domain.Forgotten;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;

/** The queue of mails. Each method is one statement of one transaction; what ends a delivery is said with it. */
@Repository
public class Deliveries {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Outbox outbox;

    Deliveries(JdbcClient jdbc, JsonMapper json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** Wants a mail sent. A mailbox that the same event was already told to is left alone. */
    public void want(Delivery delivery) {
        var values = values(delivery);
        jdbc.sql("""
                        insert into delivery (tenant_id, id, event_id, ticket, number, generation, kind, recipient, mailbox,
                            staff, content, message_id, thread, state, next_attempt_at, wanted_at)
                        values (:tenant, :id, :event, :ticket, :number, :generation, :kind, :recipient, :mailbox,
                            :staff, :content, :messageId, string_to_array(:thread, ' '), 'queued', :wantedAt, :wantedAt)
                        on conflict (tenant_id, event_id, mailbox) do nothing
                        """).params(values).update();
    }

    /** How many automatic answers {@code mailbox} was given since {@code since}. */
    public int answersSince(TenantId tenant, String mailbox, Kind kind, Instant since) {
        return jdbc.sql("""
                        select count(*) from delivery where tenant_id = :tenant and mailbox = :mailbox and wanted_at > :since
                            and kind in ('acknowledgement', 'refusal') and kind = :kind
                        """)
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .param("kind", kind.wireName())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes up to {@code most} due mails for {@code claimant}; another process cannot take them meanwhile. Tenants take
     * turns, so that one with a thousand mails delays nobody else's single one.
     */
    public List<Delivery> claim(String claimant, int most, Duration keep, Instant now) {
        return jdbc
                .sql("""
                        with turns as (
                            select tenant_id, id, next_attempt_at,
                                row_number() over (partition by tenant_id order by next_attempt_at, position) as turn
                            from delivery where state in ('queued', 'deferred') and next_attempt_at <= :now
                                and not exists ( -- a tenant that stands still sends nothing
                                    select from tenant_standing
                                    where tenant_standing.tenant_id = delivery.tenant_id and standing <> 'ACTIVE')
                            order by turn, next_attempt_at limit :most * 3)
                        update delivery set state = 'sending', attempts = attempts + 1, claimed_by = :claimant,
                            claimed_until = clock_timestamp() + make_interval(secs => :keep), handed_at = null
                        where (tenant_id, id) in (
                            select d.tenant_id, d.id from turns join delivery d using (tenant_id, id)
                            where d.state in ('queued', 'deferred')
                            order by turns.turn, turns.next_attempt_at limit :most
                            for update of d skip locked) -- two replicas share the queue without waiting for each other
                        returning tenant_id, id, position, event_id, ticket, number, generation, kind, recipient, staff,
                            content, message_id, thread, attempts, wanted_at
                        """)
                .param("claimant", claimant)
                .param("keep", keep.toMillis() / 1000.0)
                .param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Claimed(row.getLong("position"), delivery(row)))
                .list()
                .stream()
                .sorted(Comparator.comparing(Claimed::position)) // "returning" keeps no order
                .map(Claimed::delivery)
                .toList();
    }

    private record Claimed(long position, Delivery delivery) {}

    /**
     * Notes that the end of the mail is about to be sent, and keeps the claim until the server must have answered.
     * {@code false}: the claim is somebody else's by now, and the end must not be sent.
     */
    public boolean hand(Delivery delivery, String claimant, Duration keep) {
        return jdbc.sql("""
                        update delivery set handed_at = clock_timestamp(),
                            claimed_until = clock_timestamp() + make_interval(secs => :keep)
                        where tenant_id = :tenant and id = :id and state = 'sending' and claimed_by = :claimant
                        """)
                        .param("keep", keep.toMillis() / 1000.0)
                        .param("tenant", delivery.tenant().value())
                        .param("id", delivery.id())
                        .param("claimant", claimant)
                        .update()
                == 1;
    }

    /**
     * Lays unfinished claims back: all of {@code place}, where nobody is sending at this moment, and those of other places
     * whose time is over. A mail whose end was not about to be sent is simply queued; another is {@code doubtful} where
     * doubts can be settled, and queued as well where they cannot.
     */
    public int layBack(String place, boolean settleDoubts, Instant now) {
        return jdbc.sql("""
                        update delivery set claimed_by = null, claimed_until = null, next_attempt_at = :now,
                            state = case when handed_at is not null and :settleDoubts then 'doubtful' else 'queued' end,
                            doubts = doubts + case when handed_at is null then 0 else 1 end
                        where state = 'sending' and (claimed_until < clock_timestamp() or starts_with(claimed_by, :place))
                        """)
                .param("place", place)
                .param("settleDoubts", settleDoubts)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A mail that the server may have taken. {@code old}: long enough ago for its receipt to be there. */
    public record Doubt(Delivery delivery, boolean old) {}

    /** Doubts to look into now. */
    public List<Doubt> doubts(int most, Instant now, Duration copyWithin) {
        return jdbc.sql("""
                        select tenant_id, id, position, event_id, ticket, number, generation, kind, recipient, staff,
                            content, message_id, thread, attempts, wanted_at,
                            handed_at < clock_timestamp() - make_interval(secs => :copyWithin) as old
                        from delivery where state = 'doubtful' and next_attempt_at <= :now order by position limit :most
                        """)
                .param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("copyWithin", copyWithin.toMillis() / 1000.0)
                .query((row, _) -> new Doubt(delivery(row), row.getBoolean("old")))
                .list();
    }

    /** The doubt is settled: the server had not taken it. */
    public void queueAgain(Delivery delivery, Instant now) {
        fromDoubt(delivery, "queued", now);
    }

    /** The doubt stays for now. */
    public void doubtLater(Delivery delivery, Instant next) {
        fromDoubt(delivery, "doubtful", next);
    }

    private void fromDoubt(Delivery delivery, String state, Instant next) {
        jdbc.sql("""
                        update delivery set state = :state, next_attempt_at = :next
                        where tenant_id = :tenant and id = :id and state = 'doubtful'
                        """)
                .param("state", state)
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .update();
    }

    /** The end was sent and no answer came: nobody sends it again before the doubt is settled. */
    public void doubt(Delivery delivery, String claimant, Instant next, String error) {
        leave(delivery, claimant, "doubtful", next, error, true);
    }

    /** The server took it: final. Said as {@code mail.sent}. */
    public void sent(Delivery delivery, Instant at) {
        int updated = jdbc.sql("""
                        update delivery set state = 'sent', sent_at = :at, error = null, claimed_by = null, claimed_until = null
                        where tenant_id = :tenant and id = :id and state <> 'sent'
                        """)
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (updated == 1) {
            say(
                    delivery,
                    new MailSent(
                            delivery.id(),
                            delivery.ticket(),
                            delivery.number(),
                            delivery.notice().kind().wireName(),
                            delivery.generation(),
                            delivery.notice().to().id(),
                            delivery.messageId(),
                            at));
        }
    }

    /** It will be tried again at {@code next}. {@code doubtful}: although it may have been taken. */
    public void defer(Delivery delivery, String claimant, Instant next, String error, boolean doubtful) {
        leave(delivery, claimant, "deferred", next, error, doubtful);
    }

    private void leave(Delivery delivery, String claimant, String state, Instant next, String error, boolean doubtful) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", delivery.tenant().value());
        values.put("id", delivery.id());
        values.put("claimant", claimant);
        values.put("state", state);
        values.put("next", next.atOffset(ZoneOffset.UTC));
        values.put("error", error);
        values.put("doubt", doubtful ? 1 : 0);
        jdbc.sql("""
                        update delivery set state = :state, next_attempt_at = :next, error = :error,
                            doubts = doubts + :doubt, claimed_by = null, claimed_until = null
                        where tenant_id = :tenant and id = :id and state = 'sending' and claimed_by = :claimant
                        """).params(values).update();
    }

    /** Nothing will be tried any more: {@code failed}, or {@code suppressed} where it was never tried. Said as {@code mail.failed}. */
    public void end(Delivery delivery, String state, String error, Instant at) {
        int updated = jdbc.sql("""
                        update delivery set state = :state, error = :error, claimed_by = null, claimed_until = null
                        where tenant_id = :tenant and id = :id and state not in ('sent', 'failed', 'suppressed')
                        """)
                .param("tenant", delivery.tenant().value())
                .param("id", delivery.id())
                .param("state", state)
                .param("error", error)
                .update();
        if (updated == 1) {
            say(
                    delivery,
                    new MailFailed(
                            delivery.id(),
                            delivery.ticket(),
                            delivery.number(),
                            delivery.notice().kind().wireName(),
                            delivery.notice().to().id(),
                            error,
                            at));
        }
    }

    /** All deliveries of a ticket, oldest first. */
    public List<DeliveryReport> ofTicket(TenantId tenant, long number) {
        return jdbc.sql("""
                        select id, recipient, kind, state, attempts, doubts, sent_at, error from delivery
                        where tenant_id = :tenant and number = :number order by position limit 500
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query((row, _) -> {
                    var to = json.readValue(row.getString("recipient"), Person.class);
                    var sentAt = row.getObject("sent_at", OffsetDateTime.class);
                    return new DeliveryReport(
                            row.getObject("id", UUID.class),
                            to.address(),
                            to.name(),
                            row.getString("kind"),
                            row.getString("state"),
                            row.getInt("attempts"),
                            row.getInt("doubts"),
                            sentAt == null ? null : sentAt.toInstant(),
                            row.getString("error"));
                })
                .list();
    }

    /** Whether a mail to {@code mailbox} is on its way right now, so that nobody can tell yet how it ends. */
    public boolean onTheWay(TenantId tenant, String mailbox) {
        return jdbc.sql("""
                        select exists (select from delivery
                            where tenant_id = :tenant and mailbox = :mailbox and state = 'sending')
                        """)
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .query(Boolean.class)
                .single();
    }

    /** What is still to be sent to {@code mailbox}. */
    public List<Delivery> waiting(TenantId tenant, String mailbox) {
        return jdbc.sql("""
                        select tenant_id, id, event_id, ticket, number, generation, kind, recipient, staff, content,
                            message_id, thread, attempts, wanted_at
                        from delivery
                        where tenant_id = :tenant and mailbox = :mailbox and state in ('queued', 'deferred', 'doubtful')
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** Has a stand-in be whom everything to the forgotten one's mailbox was sent to; what was about no ticket goes. */
    public void readdress(TenantId tenant, Forgotten forgotten, String language) {
        var standIn = new Person(forgotten.person(), forgotten.standIn(), forgotten.standInAddress(), language);
        for (var sql : List.of(
                "delete from delivery where tenant_id = :tenant and mailbox = :mailbox and ticket is null", """
                update delivery set mailbox = :standInMailbox, recipient = :standIn, error = null
                where tenant_id = :tenant and mailbox = :mailbox
                """)) {
            jdbc.sql(sql)
                    .param("tenant", tenant.value())
                    .param("mailbox", forgotten.address())
                    .param("standInMailbox", standIn.mailbox())
                    .param("standIn", json.writeValueAsString(standIn))
                    .update();
        }
    }

    /** Takes somebody out of what was told to others about a ticket. */
    public void redact(TenantId tenant, UUID ticket, Forgotten forgotten) {
        jdbc.sql("""
                        select tenant_id, id, event_id, ticket, number, generation, kind, recipient, staff, content,
                            message_id, thread, attempts, wanted_at
                        from delivery where tenant_id = :tenant and ticket = :ticket for update
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .query((row, _) -> delivery(row))
                .list()
                .forEach(delivery -> {
                    var notice = delivery.notice();
                    jdbc.sql("""
                                    update delivery set recipient = :recipient, mailbox = :mailbox, content = :content
                                    where tenant_id = :tenant and id = :id
                                    """)
                            .param("recipient", json.writeValueAsString(forgotten.in(notice.to())))
                            .param("mailbox", forgotten.in(notice.to()).mailbox())
                            .param("content", json.writeValueAsString(forgotten.in(notice.content())))
                            .param("tenant", tenant.value())
                            .param("id", delivery.id())
                            .update();
                });
    }

    private void say(Delivery delivery, DeliveryEvent event) {
        var type = EventType.of(event);
        var key = (delivery.ticket() == null ? delivery.id() : delivery.ticket()).toString();
        outbox.say(delivery.tenant(), new Outgoing(type.topic().address(), type.wireName(), key, key, 0, event));
    }

    private Map<String, @Nullable Object> values(Delivery delivery) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", delivery.tenant().value());
        values.put("id", delivery.id());
        values.put("event", delivery.event());
        values.put("ticket", delivery.ticket());
        values.put("number", delivery.number());
        values.put("generation", delivery.generation());
        values.put("kind", delivery.notice().kind().wireName());
        values.put("recipient", json.writeValueAsString(delivery.notice().to()));
        values.put("mailbox", delivery.notice().to().mailbox());
        values.put("staff", delivery.notice().staff());
        values.put("content", json.writeValueAsString(delivery.notice().content()));
        values.put("messageId", delivery.messageId());
        values.put("thread", String.join(" ", delivery.thread()));
        values.put("wantedAt", delivery.wantedAt().atOffset(ZoneOffset.UTC));
        return values;
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        var kind = Kind.of(row.getString("kind"));
        Class<? extends Content> shape = switch (kind) {
            case INVITATION -> Content.Invitation.class;
            case REFUSAL -> Content.Refusal.class;
            case ACKNOWLEDGEMENT,
                    OPENED,
                    REPLY,
                    MESSAGE,
                    NOTE,
                    QUESTION,
                    RESOLVED,
                    REOPENED,
                    CLOSED,
                    STATE,
                    ASSIGNED,
                    CLASSIFIED,
                    EDITED,
                    BREACHED,
                    BOUNCED -> Content.Story.class;
        };
        var notice = new Notice(
                json.readValue(row.getString("recipient"), Person.class),
                kind,
                row.getBoolean("staff"),
                true,
                json.readValue(row.getString("content"), shape));
        return new Delivery(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getObject("ticket", UUID.class),
                row.getObject("number", Long.class),
                row.getInt("generation"),
                notice,
                row.getString("message_id"),
                texts(row.getArray("thread")),
                row.getInt("attempts"),
                row.getObject("wanted_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
