package uy.ventanilla.slatimer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.Announcement;

/** The mails that told somebody of a ticket's state. */
@Repository
public class Announcements {
    private final JdbcClient jdbc;

    Announcements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what became of {@code delivery}; the first word counts. */
    public void keep(TenantId tenant, UUID ticket, UUID delivery, Announcement mail) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("delivery", delivery);
        values.put("ticket", ticket);
        values.put("recipient", mail.recipient());
        values.put("generation", mail instanceof Announcement.Sent sent ? sent.generation() : null);
        values.put("at", Instants.column(mail.at()));
        jdbc.sql("""
                insert into announcement (tenant_id, delivery, ticket, recipient, generation, happened_at)
                values (:tenant, :delivery, :ticket, :recipient, cast(:generation as int), :at)
                on conflict do nothing
                """).params(values).update();
    }

    public List<Announcement> of(TenantId tenant, UUID ticket) {
        return jdbc.sql("""
                        select recipient, generation, happened_at from announcement
                        where tenant_id = :tenant and ticket = :ticket
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .query(Announcements::read)
                .list();
    }

    private static Announcement read(ResultSet row, int number) throws SQLException {
        var recipient = row.getObject("recipient", UUID.class);
        var generation = row.getObject("generation", Integer.class);
        var at = Instants.read(row, "happened_at");
        return generation == null
                ? new Announcement.Failed(recipient, at)
                : new Announcement.Sent(recipient, generation, at);
    }
}
