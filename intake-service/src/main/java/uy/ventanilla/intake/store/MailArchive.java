package uy.ventanilla.intake.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.intake.domain.mail.KeptMail;
import uy.ventanilla.platform.tenancy.TenantId;

/** The mails as people look at them afterwards. */
@Repository
public class MailArchive {
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final JdbcClient jdbc;

    MailArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, those after {@code place}, or from the first; of one outcome, or of all where it is empty. */
    public List<KeptMail> list(TenantId tenant, String outcome, KeptMail.@Nullable Place place, int limit) {
        return jdbc.sql("""
                        select m.id, m.sender, m.sender_name, m.subject, m.reason, m.message_id, m.size, m.received_at,
                            case when m.outcome is not null then m.outcome
                                when m.waits_for is not null then 'waiting' else 'pending' end as outcome,
                            coalesce(m.ticket, (select max(t.number) from tickets t
                                where t.tenant_id = m.tenant_id and t.conversation = m.conversation)) as ticket
                        from mails m
                        where m.tenant_id = :tenant
                            and (m.received_at, m.id) < (coalesce(:before, 'infinity'::timestamptz), :id)
                            and (:outcome = '' or m.outcome = :outcome
                                or (:outcome = 'waiting' and m.waits_for is not null)
                                or (:outcome = 'pending' and m.outcome is null and m.waits_for is null))
                        order by m.received_at desc, m.id desc limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("outcome", outcome)
                .param(
                        "before",
                        place == null ? null : Mails.at(place.receivedAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", place == null ? LAST_ID : place.id())
                .param("limit", limit)
                .query((rs, _) -> new KeptMail(
                        rs.getObject("id", UUID.class),
                        rs.getString("sender"),
                        rs.getString("sender_name"),
                        rs.getString("subject"),
                        rs.getString("outcome"),
                        rs.getString("reason"),
                        rs.getObject("ticket", Long.class),
                        rs.getString("message_id"),
                        rs.getLong("size"),
                        rs.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The bytes as they came. */
    public Optional<byte[]> raw(TenantId tenant, UUID id) {
        return jdbc.sql("select raw from mails where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> rs.getBytes("raw"))
                .optional();
    }
}
