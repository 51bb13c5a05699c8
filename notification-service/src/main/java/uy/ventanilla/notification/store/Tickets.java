package uy.ventanilla.notification.store;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.notification.domain.Before;
import uy.ventanilla.notification.domain.Forgotten;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Phase;
import uy.ventanilla.notification.domain.Ticket;
import uy.ventanilla.notification.domain.Words;
import uy.ventanilla.platform.tenancy.TenantId;

/** What we remember of tickets between their events, and the mail threads they run in. */
@Repository
public class Tickets {
    /** Newest last; older ones add nothing to how a mail program groups (protocols, Outbound mail 1). */
    private static final int THREAD_LENGTH = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Tickets(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Before before(TenantId tenant, UUID ticket) {
        return jdbc.sql("select phase, assignee, last_said from ticket where tenant_id = :tenant and id = :ticket")
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .query((row, _) -> new Before(
                        Phase.valueOf(row.getString("phase")),
                        read(row.getString("assignee"), Person.class),
                        read(row.getString("last_said"), Words.class)))
                .optional()
                .orElse(Before.NOTHING);
    }

    /** Remembers the ticket as it is after an event. {@code said} are its public words, where it had any. */
    public void remember(TenantId tenant, Ticket ticket, @Nullable Words said) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("id", ticket.id());
        values.put("number", ticket.number());
        values.put("phase", ticket.phase().name());
        values.put("assignee", ticket.assignee() == null ? null : json.writeValueAsString(ticket.assignee()));
        values.put("said", said == null ? null : json.writeValueAsString(said));
        values.put("sequence", ticket.sequence());
        jdbc.sql("""
                        insert into ticket (tenant_id, id, number, phase, assignee, last_said, sequence)
                        values (:tenant, :id, :number, :phase, :assignee, :said, :sequence)
                        on conflict (tenant_id, id) do update set phase = excluded.phase, assignee = excluded.assignee,
                            last_said = coalesce(excluded.last_said, ticket.last_said), sequence = excluded.sequence
                        """).params(values).update();
    }

    public Optional<Person> assignee(TenantId tenant, long number) {
        return jdbc.sql("""
                        select assignee from ticket
                        where tenant_id = :tenant and number = :number and assignee is not null
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(String.class)
                .optional()
                .map(assignee -> json.readValue(assignee, Person.class));
    }

    /** Adds a mail to the ticket's thread; {@code mailbox} is whom we wrote it to, absent for one that somebody wrote to us. */
    public void addToThread(TenantId tenant, UUID ticket, String messageId, @Nullable String mailbox) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("ticket", ticket);
        values.put("messageId", messageId);
        values.put("mailbox", mailbox);
        jdbc.sql("""
                        insert into thread_mail (tenant_id, ticket, message_id, mailbox)
                        values (:tenant, :ticket, :messageId, :mailbox)
                        """).params(values).update();
    }

    /** The thread as {@code mailbox} may know it, oldest first: mails people wrote, and those we wrote to it. */
    public List<String> thread(TenantId tenant, UUID ticket, String mailbox) {
        return jdbc.sql("""
                        select message_id from thread_mail
                        where tenant_id = :tenant and ticket = :ticket and (mailbox is null or mailbox = :mailbox)
                        order by position desc limit :length
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .param("mailbox", mailbox)
                .param("length", THREAD_LENGTH)
                .query(String.class)
                .list()
                .reversed();
    }

    /** Takes somebody out of what is remembered of a ticket. */
    public void redact(TenantId tenant, UUID ticket, Forgotten forgotten) {
        var before = before(tenant, ticket);
        var assignee = before.assignee();
        var said = before.lastSaid();
        jdbc.sql("""
                        update ticket set assignee = :assignee, last_said = :said
                        where tenant_id = :tenant and id = :ticket
                        """)
                .param("assignee", assignee == null ? null : json.writeValueAsString(forgotten.in(assignee)))
                .param("said", said == null ? null : json.writeValueAsString(forgotten.in(said)))
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .update();
    }

    /** Has a stand-in be whom mails of threads were written to. */
    public void readdress(TenantId tenant, Forgotten forgotten) {
        jdbc.sql("update thread_mail set mailbox = :standIn where tenant_id = :tenant and mailbox = :mailbox")
                .param("standIn", forgotten.standInAddress())
                .param("tenant", tenant.value())
                .param("mailbox", forgotten.address())
                .update();
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> shape) {
        return text == null ? null : json.readValue(text, shape);
    }
}
