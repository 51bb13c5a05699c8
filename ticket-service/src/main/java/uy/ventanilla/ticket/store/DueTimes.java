package uy.ventanilla.ticket.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.TicketId;

/** What sla-timer-service says is due when: kept to sort by and to show, never to decide by. */
@Repository
public class DueTimes {
    private final JdbcClient jdbc;

    DueTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A target's due time; {@code null} where it is met or does not apply any more. */
    public void target(TenantId tenant, TicketId ticket, String target, @Nullable Instant dueAt) {
        if (dueAt == null) {
            jdbc.sql("""
                            delete from ticket_target
                            where tenant_id = :tenant and ticket_id = :ticket and target = :target
                            """)
                    .param("tenant", tenant.value())
                    .param("ticket", ticket.value())
                    .param("target", target)
                    .update();
        } else {
            jdbc.sql("""
                            insert into ticket_target (tenant_id, ticket_id, target, due_at)
                            values (:tenant, :ticket, :target, :dueAt)
                            on conflict (tenant_id, ticket_id, target) do update set due_at = excluded.due_at
                            """)
                    .param("tenant", tenant.value())
                    .param("ticket", ticket.value())
                    .param("target", target)
                    .param("dueAt", utc(dueAt))
                    .update();
        }
        jdbc.sql("""
                        update ticket set next_due_at = coalesce(
                            (select min(due_at) from ticket_target where tenant_id = :tenant and ticket_id = :ticket),
                            'infinity')
                        where tenant_id = :tenant and id = :ticket
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .update();
    }

    /** The deadline of the stay numbered {@code generation}; what is said of an earlier stay comes too late. */
    public void deadline(TenantId tenant, TicketId ticket, int generation, @Nullable Instant dueAt) {
        jdbc.sql("""
                        update ticket set closes_at = :dueAt, closes_generation = :generation
                        where tenant_id = :tenant and id = :ticket and coalesce(closes_generation, 0) <= :generation
                        """)
                .param("dueAt", dueAt == null ? null : utc(dueAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("generation", generation)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
