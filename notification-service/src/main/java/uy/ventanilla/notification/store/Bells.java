package uy.ventanilla.notification.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.notification.domain.BellLine;
import uy.ventanilla.notification.domain.Forgotten;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.platform.tenancy.TenantId;

/** The bell: one line per person and event, read or not. */
@Repository
public class Bells {
    private static final int PAGE = 50;

    private final JdbcClient jdbc;

    Bells(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void ring(
            TenantId tenant,
            UUID person,
            UUID event,
            @Nullable Long ticket,
            Kind kind,
            String es,
            String en,
            Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("person", person);
        values.put("event", event);
        values.put("ticket", ticket);
        values.put("kind", kind.wireName());
        values.put("es", es);
        values.put("en", en);
        values.put("at", at.atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                        insert into bell (tenant_id, person, event_id, ticket, kind, text_es, text_en, at)
                        values (:tenant, :person, :event, :ticket, :kind, :es, :en, :at)
                        """).params(values).update();
    }

    public long unread(TenantId tenant, UUID person) {
        return jdbc.sql("select count(*) from bell where tenant_id = :tenant and person = :person and not read")
                .param("tenant", tenant.value())
                .param("person", person)
                .query(Long.class)
                .single();
    }

    /** The newest lines first. */
    public List<BellLine> lines(TenantId tenant, UUID person, boolean onlyUnread) {
        return jdbc.sql("""
                        select id, ticket, kind, text_es, text_en, at, read from bell
                        where tenant_id = :tenant and person = :person and (not :onlyUnread or not read)
                        order by id desc limit :page
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("onlyUnread", onlyUnread)
                .param("page", PAGE)
                .query((row, _) -> new BellLine(
                        row.getLong("id"),
                        row.getObject("ticket", Long.class),
                        row.getString("kind"),
                        row.getString("text_es"),
                        row.getString("text_en"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("read")))
                .list();
    }

    /** Marks every line up to and including {@code upTo}; one that rang while the reader looked stays unread. */
    public void read(TenantId tenant, UUID person, long upTo) {
        jdbc.sql("""
                        update bell set read = true
                        where tenant_id = :tenant and person = :person and id <= :upTo and not read
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("upTo", upTo)
                .update();
    }

    /** Nothing rings for somebody who was forgotten. */
    public void forget(TenantId tenant, UUID person) {
        jdbc.sql("delete from bell where tenant_id = :tenant and person = :person")
                .param("tenant", tenant.value())
                .param("person", person)
                .update();
    }

    /** Lines about a ticket that name somebody who was forgotten go: they are news, and this is old news. */
    public void redact(TenantId tenant, long number, Forgotten forgotten) {
        jdbc.sql("""
                        delete from bell where tenant_id = :tenant and ticket = :ticket
                            and (strpos(text_es || ' ' || text_en, :name) > 0
                                or strpos(lower(text_es || ' ' || text_en), :address) > 0)
                        """)
                .param("tenant", tenant.value())
                .param("ticket", number)
                .param("name", forgotten.name())
                .param("address", forgotten.address())
                .update();
    }
}
