package uy.ventanilla.intake.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** Every mail ever taken, and how it ended. */
@Repository
public class Mails {
    private final JdbcClient jdbc;

    Mails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail as the mailbox gave it; {@code whole} is false where it was too large and only its headers are here. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these, and mails are not copied for it
    public record Arrival(
            String mailbox, long uidValidity, long uid, byte[] raw, long size, boolean whole, Instant receivedAt) {}

    /** A mail whose turn it is. */
    public record Due(TenantId tenant, UUID id) {}

    /** A mail under work. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these, and mails are not copied for it
    public record Unsettled(
            UUID id,
            String mailbox,
            byte[] raw,
            String sha256,
            boolean whole,
            Instant receivedAt,
            @Nullable UUID conversation) {}

    /** What a mail turned out to be, before it is judged. */
    public record Reading(
            @Nullable String messageId,
            @Nullable String sender,
            @Nullable String senderName,
            String subject,
            String contentSha256) {}

    /** An earlier mail that claims to be the same. */
    public record Twin(
            UUID id,
            String sha256,
            @Nullable String contentSha256,
            @Nullable String outcome,
            @Nullable String sender,
            @Nullable UUID conversation,
            @Nullable String waitsFor) {}

    /** How a mail ended. */
    public record Ending(
            Outcome outcome,
            @Nullable String reason,
            @Nullable UUID conversation,
            @Nullable Long ticket) {}

    /** The ends of a mail. */
    public enum Outcome {
        TICKET,
        MESSAGE,
        BOUNCE,
        AUTOMATIC,
        REFUSED,
        DUPLICATE,
        QUARANTINED;

        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Keeps a mail; false where this very message of the mailbox is kept already. */
    public boolean keep(TenantId tenant, Arrival arrival) {
        return jdbc.sql("""
                        insert into mails (tenant_id, id, mailbox, uid_validity, uid, sha256, raw, size, whole, received_at,
                            next_try_at)
                        values (:tenant, :id, :mailbox, :validity, :uid, :hash, :raw, :size, :whole, :now, :now)
                        on conflict (tenant_id, mailbox, uid_validity, uid) do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("id", UUID.randomUUID())
                        .param("mailbox", arrival.mailbox())
                        .param("validity", arrival.uidValidity())
                        .param("uid", arrival.uid())
                        .param("hash", Hashes.sha256(arrival.raw()))
                        .param("raw", arrival.raw())
                        .param("size", arrival.size())
                        .param("whole", arrival.whole())
                        .param("now", at(arrival.receivedAt()))
                        .update()
                == 1;
    }

    /** Whether these bytes were taken from {@code mailbox} under an earlier numbering of it. */
    public boolean isKnown(TenantId tenant, String mailbox, long uidValidity, byte[] raw) {
        return jdbc.sql("""
                        select exists (select 1 from mails where tenant_id = :tenant and mailbox = :mailbox
                            and sha256 = :hash and uid_validity <> :validity)
                        """)
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .param("hash", Hashes.sha256(raw))
                .param("validity", uidValidity)
                .query(Boolean.class)
                .single();
    }

    /**
     * The next mails to work on, oldest first and of each tenant a few; inside of {@code acrossTenants}. However long the
     * queue of one tenant is, the others' turn costs no more.
     */
    public List<Due> due(Instant now, int perTenant) {
        return jdbc.sql("""
                        select tenants.tenant_id, queue.id from tenants cross join lateral (
                            select id, received_at, uid, row_number() over (order by received_at, uid) as turn
                            from mails
                            where mails.tenant_id = tenants.tenant_id and outcome is null and next_try_at <= :now
                            order by received_at, uid limit :perTenant) queue
                        where not exists ( -- a tenant that stands still takes nothing in
                            select from tenant_standing
                            where tenant_standing.tenant_id = tenants.tenant_id and standing <> 'ACTIVE')
                        order by queue.turn, queue.received_at, queue.uid
                        """)
                .param("now", at(now))
                .param("perTenant", perTenant)
                .query((rs, _) ->
                        new Due(new TenantId(rs.getObject("tenant_id", UUID.class)), rs.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Counts a try before it is made, for one that ends the whole process could not be counted afterwards. The mail's
     * turn comes again at {@code nextTry} unless it is settled until then. Returns how many tries that makes; empty where
     * it is not its turn any more, or another replica has it.
     */
    public Optional<Integer> begin(TenantId tenant, UUID id, Instant now, Instant nextTry) {
        return jdbc.sql("""
                        update mails set tries = tries + 1, next_try_at = :next
                        where (tenant_id, id) in (
                            select tenant_id, id from mails
                            where tenant_id = :tenant and id = :id and outcome is null and next_try_at <= :now
                            for update skip locked)
                        returning tries
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", at(now))
                .param("next", at(nextTry))
                .query(Integer.class)
                .optional();
    }

    /** Takes a mail for this transaction; empty where it is settled, or another replica has it. */
    public Optional<Unsettled> take(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select id, mailbox, raw, sha256, whole, received_at, conversation from mails
                        where tenant_id = :tenant and id = :id and outcome is null
                        for update skip locked -- two replicas, one mail
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> new Unsettled(
                        rs.getObject("id", UUID.class),
                        rs.getString("mailbox"),
                        rs.getBytes("raw"),
                        rs.getString("sha256"),
                        rs.getBoolean("whole"),
                        rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("conversation", UUID.class)))
                .optional();
    }

    public void describe(TenantId tenant, UUID id, Reading reading) {
        jdbc.sql("""
                        update mails set message_id = :messageId, sender = :sender, sender_name = :name,
                            subject = :subject, content_sha256 = :content
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("messageId", reading.messageId())
                .param("sender", reading.sender())
                .param("name", reading.senderName())
                .param("subject", reading.subject())
                .param("content", reading.contentSha256())
                .update();
    }

    /**
     * The first mail that came before with the same Message-ID, or, without one, with the same bytes. Others who ask
     * about the same wait until this transaction ends, so that of two at once only one is the first. What another mailbox
     * refused counts for nothing.
     */
    public Optional<Twin> twin(TenantId tenant, Unsettled mail, @Nullable String messageId) {
        var same = messageId == null ? mail.sha256() : messageId;
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 2))::text")
                .param("name", tenant + "/" + same)
                .query(String.class)
                .single();
        return jdbc.sql("""
                        select id, sha256, content_sha256, outcome, sender, conversation, waits_for from mails
                        where tenant_id = :tenant and id <> :id
                            and (outcome <> 'duplicate' or waits_for is not null)
                            and (outcome is distinct from 'refused' or mailbox = :mailbox) -- another may let the sender in
                            and %s
                        order by received_at, uid limit 1
                        """.formatted(
                                messageId == null ? "sha256 = :same and mailbox = :mailbox" : "message_id = :same"))
                .param("tenant", tenant.value())
                .param("id", mail.id())
                .param("same", same)
                .param("mailbox", mail.mailbox())
                .query(Mails::twin)
                .optional();
    }

    /** False where the mail has an end already, which stays. */
    public boolean settle(TenantId tenant, UUID id, Ending ending, Instant now) {
        return jdbc.sql("""
                        update mails set outcome = :outcome, reason = :reason, conversation = :conversation,
                            ticket = :ticket, waits_for = null, settled_at = :now
                        where tenant_id = :tenant and id = :id and outcome is null
                        """)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("outcome", ending.outcome().wireName())
                        .param("reason", ending.reason())
                        .param("conversation", ending.conversation())
                        .param("ticket", ending.ticket())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /**
     * Has a mail wait for its sender's account, until {@code again} at most; that is no failure. True where no older mail
     * of that sender waits: the oldest asks for all.
     */
    public boolean waitFor(TenantId tenant, UUID id, String address, UUID conversation, Instant again) {
        boolean first = jdbc.sql("""
                                select count(*) from mails
                                where tenant_id = :tenant and waits_for = :address and (received_at, id) < (
                                    select received_at, id from mails where tenant_id = :tenant and id = :id)
                                """)
                        .param("tenant", tenant.value())
                        .param("address", address)
                        .param("id", id)
                        .query(Long.class)
                        .single()
                == 0;
        jdbc.sql("""
                        update mails set waits_for = :address, conversation = :conversation, next_try_at = :again, tries = 0
                        where tenant_id = :tenant and id = :id
                        """)
                .param("again", at(again))
                .param("tenant", tenant.value())
                .param("id", id)
                .param("address", address)
                .param("conversation", conversation)
                .update();
        return first;
    }

    /**
     * Takes the mails that wait for this address, before whoever looks for the address is made to wait: settling takes a
     * mail first and its sender second, and this must not be the other way round.
     */
    public void takeWaiting(TenantId tenant, String address) {
        jdbc.sql("""
                        select id from mails where tenant_id = :tenant and waits_for = :address order by id for update
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .query(UUID.class)
                .list();
    }

    /** The sender has an account now: their mails go on. */
    public void goOn(TenantId tenant, String address, Instant now) {
        jdbc.sql("""
                        update mails set waits_for = null, next_try_at = :now
                        where tenant_id = :tenant and waits_for = :address
                        """)
                .param("tenant", tenant.value())
                .param("address", address)
                .param("now", at(now))
                .update();
    }

    /** Looks at a mail again at {@code when}; that is no failure. */
    public void later(TenantId tenant, UUID id, Instant when) {
        jdbc.sql("update mails set next_try_at = :when, tries = 0 where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("when", at(when))
                .update();
    }

    /** Notes why a try failed. */
    public void failed(TenantId tenant, UUID id, String error) {
        jdbc.sql("update mails set error = :error where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("error", error)
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Twin twin(ResultSet rs, int row) throws SQLException {
        return new Twin(
                rs.getObject("id", UUID.class),
                rs.getString("sha256"),
                rs.getString("content_sha256"),
                rs.getString("outcome"),
                rs.getString("sender"),
                rs.getObject("conversation", UUID.class),
                rs.getString("waits_for"));
    }
}
