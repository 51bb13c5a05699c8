package uy.ventanilla.ticket.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Actor;
import uy.ventanilla.ticket.domain.Forgotten;
import uy.ventanilla.ticket.domain.TicketChange;
import uy.ventanilla.ticket.domain.TicketId;

/** Takes forgotten people out of tickets: rows, history and announcement of one ticket in one transaction. */
@Repository
public class Redactions {
    /** A ticket of which somebody is to be taken out. */
    public record Due(TenantId tenant, TicketId ticket, UUID person) {}

    private final JdbcClient jdbc;
    private final Tickets tickets;

    Redactions(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    /** Has somebody be taken out of one more ticket. */
    public void add(TenantId tenant, TicketId ticket, Forgotten forgotten) {
        jdbc.sql("""
                        insert into redaction (tenant_id, ticket_id, person_id, address, name, stand_in_address, stand_in, files)
                        values (:tenant, :ticket, :person, :address, :name, :standInAddress, :standIn, :files)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .param("person", forgotten.person())
                .param("address", forgotten.address())
                .param("name", forgotten.name())
                .param("standInAddress", forgotten.standInAddress())
                .param("standIn", forgotten.standIn())
                .param("files", forgotten.files())
                .update();
    }

    /** Some of them; in a transaction across tenants. */
    public List<Due> due(int most) {
        return jdbc.sql("select tenant_id, ticket_id, person_id from redaction limit :most")
                .param("most", most)
                .query((rs, _) -> new Due(
                        new TenantId(rs.getObject("tenant_id", UUID.class)),
                        new TicketId(rs.getObject("ticket_id", UUID.class)),
                        rs.getObject("person_id", UUID.class)))
                .list();
    }

    /** In the tenant's transaction. Nothing happens where another replica has done it. */
    public void redact(Due due, Instant now) {
        // whoever is changing the ticket has ended by then, and whoever comes later decides anew
        jdbc.sql("select id from ticket where tenant_id = :tenant and id = :ticket for update")
                .param("tenant", due.tenant().value())
                .param("ticket", due.ticket().value())
                .query(UUID.class)
                .optional();
        take(due).ifPresent(forgotten -> {
            var files = forgotten.files() ? filesOf(due) : List.<UUID>of();
            for (var sql : List.of("""
                    update ticket set
                        subject = without_person(subject, :address, :name, :standInAddress, :standIn),
                        fields = values_without_person(fields, :address, :name, :standInAddress, :standIn),
                        sequence = sequence + 1, version = version + 1, updated_at = :now
                    where tenant_id = :tenant and id = :ticket
                    """, """
                    update message set
                        author_name = case when author_id = :person then :standIn else author_name end,
                        attachments = case when author_id = :person and :files then '[]' else attachments end,
                        text = without_person(text, :address, :name, :standInAddress, :standIn),
                        full_text = without_person(full_text, :address, :name, :standInAddress, :standIn),
                        html = without_person(html, :address, :name, :standInAddress, :standIn)
                    where tenant_id = :tenant and ticket_id = :ticket
                    """, """
                    update history set
                        actor_name = case when actor_id = :person then :standIn else actor_name end,
                        from_value = case when kind = 'ASSIGNED' and from_value = :name then :standIn
                            else without_person(from_value, :address, :name, :standInAddress, :standIn) end,
                        to_value = case when kind = 'ASSIGNED' and to_value = :name then :standIn
                            else without_person(to_value, :address, :name, :standInAddress, :standIn) end
                    where tenant_id = :tenant and ticket_id = :ticket
                    """)) {
                jdbc.sql(sql)
                        .param("tenant", due.tenant().value())
                        .param("ticket", due.ticket().value())
                        .param("person", due.person())
                        .param("address", forgotten.address())
                        .param("name", forgotten.name())
                        .param("standInAddress", forgotten.standInAddress())
                        .param("standIn", forgotten.standIn())
                        .param("files", forgotten.files())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update();
            }
            tickets.find(due.tenant(), due.ticket())
                    .ifPresent(ticket -> tickets.announce(
                            due.tenant(),
                            new TicketChange.Redacted(ticket, new Actor.Machine("Ventanilla"), forgotten, files),
                            now));
        });
    }

    private List<UUID> filesOf(Due due) {
        return jdbc.sql("""
                        select (file ->> 'id')::uuid from message cross join lateral jsonb_array_elements(attachments) as file
                        where tenant_id = :tenant and ticket_id = :ticket and author_id = :person
                        """)
                .param("tenant", due.tenant().value())
                .param("ticket", due.ticket().value())
                .param("person", due.person())
                .query(UUID.class)
                .list();
    }

    private Optional<Forgotten> take(Due due) {
        return jdbc.sql("""
                        delete from redaction where tenant_id = :tenant and ticket_id = :ticket and person_id = :person
                        returning address, name, stand_in_address, stand_in, files
                        """)
                .param("tenant", due.tenant().value())
                .param("ticket", due.ticket().value())
                .param("person", due.person())
                .query((rs, _) -> new Forgotten(
                        due.person(),
                        rs.getString("address"),
                        rs.getString("name"),
                        rs.getString("stand_in_address"),
                        rs.getString("stand_in"),
                        rs.getBoolean("files")))
                .optional();
    }
}
