package uy.ventanilla.intake.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.intake.domain.mail.KnownTicket;
import uy.ventanilla.intake.domain.mail.MailThread;
import uy.ventanilla.platform.tenancy.TenantId;

/** Which number is which conversation, and who is on it; a copy of what ticket-service says. */
@Repository("ticketCopies") // "tickets" is the name of the stream
public class Tickets {
    private final JdbcClient jdbc;

    Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps {@code ticket} unless a later state of it is there. */
    public void keep(TenantId tenant, KnownTicket ticket, long sequence) {
        jdbc.sql("""
                        insert into tickets (tenant_id, number, conversation, organisation, addresses, sequence)
                        values (:tenant, :number, :conversation, :organisation, string_to_array(:addresses, ' '), :sequence)
                        on conflict (tenant_id, number) do update set conversation = excluded.conversation,
                            organisation = excluded.organisation, addresses = excluded.addresses, sequence = excluded.sequence
                        where tickets.sequence <= excluded.sequence
                        """)
                .param("tenant", tenant.value())
                .param("number", ticket.number())
                .param("conversation", ticket.conversation())
                .param("organisation", ticket.organisation())
                .param("addresses", String.join(" ", ticket.addresses()))
                .param("sequence", sequence)
                .update();
    }

    public Map<Long, KnownTicket> byNumbers(TenantId tenant, Collection<Long> numbers) {
        var found = new HashMap<Long, KnownTicket>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            select number, conversation, organisation, addresses from tickets
                            where tenant_id = :tenant and number in (:numbers)
                            """)
                    .param("tenant", tenant.value())
                    .param("numbers", List.copyOf(numbers))
                    .query(Tickets::ticket)
                    .list()
                    .forEach(ticket -> found.put(ticket.number(), ticket));
        }
        return found;
    }

    /** The number of a conversation's ticket; the newest where a closed one was followed up. */
    public Optional<Long> numberOf(TenantId tenant, UUID conversation) {
        return jdbc.sql("""
                        select number from tickets where tenant_id = :tenant and conversation = :conversation
                        order by number desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("conversation", conversation)
                .query(Long.class)
                .optional();
    }

    /** Conversations of tickets by the Message-IDs of the mails in them; of two tickets the newest. */
    public Map<String, MailThread> byMails(TenantId tenant, List<String> messageIds) {
        var found = new HashMap<String, MailThread>();
        if (!messageIds.isEmpty()) {
            jdbc.sql("""
                            select m.message_id, t.number, t.conversation
                            from mails m join tickets t on t.tenant_id = m.tenant_id and t.conversation = m.conversation
                            where m.tenant_id = :tenant and m.message_id in (:ids) and m.outcome in ('ticket', 'message')
                            order by t.number
                            """)
                    .param("tenant", tenant.value())
                    .param("ids", messageIds)
                    .query((rs, _) -> found.put(
                            rs.getString("message_id"),
                            new MailThread(rs.getLong("number"), rs.getObject("conversation", UUID.class))))
                    .list();
        }
        return found;
    }

    private static KnownTicket ticket(ResultSet rs, int row) throws SQLException {
        return new KnownTicket(
                rs.getLong("number"),
                rs.getObject("conversation", UUID.class),
                Set.of((String[]) rs.getArray("addresses").getArray()),
                rs.getObject("organisation", UUID.class));
    }
}
