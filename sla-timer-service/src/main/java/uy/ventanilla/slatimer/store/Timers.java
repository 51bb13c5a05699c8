package uy.ventanilla.slatimer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.DeadlineScheduled;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.TargetBreached;
import uy.ventanilla.contracts.TargetScheduled;
import uy.ventanilla.contracts.TimerEvent;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.TicketFacts;
import uy.ventanilla.slatimer.domain.Timer;

/** The timers: every row that is set, called off or rung is announced in the same transaction. */
@Repository
public class Timers {
    private final JdbcClient jdbc;
    private final Outbox outbox;

    Timers(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    public List<Timer> of(TenantId tenant, UUID ticket) {
        return jdbc.sql("""
                        select kind, id, generation, due_at, rung_at from timer
                        where tenant_id = :tenant and ticket = :ticket order by kind, id
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket)
                .query(Timers::timer)
                .list();
    }

    /** Sets {@code timer} by version {@code rules} of the tenant's, replacing an earlier one. A target that has rung stays rung. */
    public void set(TenantId tenant, TicketFacts ticket, Timer timer, int rules) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("ticket", ticket.id());
        values.put("number", ticket.number());
        values.put("kind", timer.kind().name().toLowerCase(Locale.ROOT));
        values.put("id", timer.id());
        values.put("generation", timer.generation());
        values.put("dueAt", Instants.column(timer.dueAt()));
        values.put("rules", rules);
        jdbc.sql("""
                insert into timer (tenant_id, ticket, number, kind, id, generation, due_at, rules)
                values (:tenant, :ticket, :number, :kind, :id, :generation, :dueAt, :rules)
                on conflict (tenant_id, ticket, kind, id) do update set
                    generation = excluded.generation, due_at = excluded.due_at, rules = excluded.rules,
                    rung_at = case when timer.kind = 'target' then timer.rung_at end
                """).params(values).update();
        say(tenant, ticket.id(), scheduled(ticket, timer, timer.dueAt()));
    }

    /** Calls {@code timer} off; that it has rung before is remembered. */
    public void callOff(TenantId tenant, TicketFacts ticket, Timer timer) {
        jdbc.sql("""
                        update timer set due_at = null
                        where tenant_id = :tenant and ticket = :ticket and kind = :kind and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.id())
                .param("kind", timer.kind().name().toLowerCase(Locale.ROOT))
                .param("id", timer.id())
                .update();
        say(tenant, ticket.id(), scheduled(ticket, timer, null));
    }

    /**
     * Rings what is due at {@code now}, at most {@code batch}; returns how many. Serves all tenants, so it belongs in
     * {@code TenantTransactions.acrossTenants}.
     */
    public int ring(Instant now, int batch) {
        // skip locked: a second replica takes other rows instead of waiting, and none is taken twice
        var rung = jdbc.sql("""
                        with due as (
                            select tenant_id, ticket, kind, id from timer
                            where rung_at is null and due_at <= :now
                                and not exists ( -- a tenant that stands still; its timers ring when it goes on
                                    select from tenant_standing
                                    where tenant_standing.tenant_id = timer.tenant_id and standing <> 'ACTIVE')
                            order by due_at limit :batch for update skip locked)
                        update timer set rung_at = :now from due
                        where timer.tenant_id = due.tenant_id and timer.ticket = due.ticket
                            and timer.kind = due.kind and timer.id = due.id
                        returning timer.tenant_id, timer.ticket, timer.number, timer.kind, timer.id,
                            timer.generation, timer.due_at, timer.rules
                        """)
                .param("now", Instants.column(now))
                .param("batch", batch)
                .query(Rung::read)
                .list();
        rung.forEach(ring -> say(ring.tenant, ring.ticket, ring.event));
        return rung.size();
    }

    private void say(TenantId tenant, UUID ticket, TimerEvent event) {
        var type = EventType.of(event);
        outbox.say(
                tenant,
                new Outgoing(type.topic().address(), type.wireName(), ticket.toString(), ticket.toString(), 0, event));
    }

    private static TimerEvent scheduled(TicketFacts ticket, Timer timer, @Nullable Instant dueAt) {
        return switch (timer.kind()) {
            // always the stay the ticket is in now, so that whoever compares generations believes it
            case DEADLINE ->
                new DeadlineScheduled(ticket.id(), ticket.number(), timer.id(), ticket.generation(), dueAt);
            case TARGET -> new TargetScheduled(ticket.id(), ticket.number(), timer.id(), dueAt);
        };
    }

    private static Timer timer(ResultSet row, int number) throws SQLException {
        return new Timer(
                kind(row),
                row.getString("id"),
                row.getInt("generation"),
                Instants.readOrNull(row, "due_at"),
                Instants.readOrNull(row, "rung_at"));
    }

    private static Timer.Kind kind(ResultSet row) throws SQLException {
        return Timer.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    private record Rung(TenantId tenant, UUID ticket, TimerEvent event) {
        static Rung read(ResultSet row, int index) throws SQLException {
            var ticket = row.getObject("ticket", UUID.class);
            long number = row.getLong("number");
            var id = row.getString("id");
            var dueAt = Instants.read(row, "due_at");
            return new Rung(
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    ticket,
                    switch (kind(row)) {
                        case DEADLINE ->
                            new DeadlineReached(
                                    ticket, number, id, row.getInt("generation"), dueAt, row.getInt("rules"));
                        case TARGET -> new TargetBreached(ticket, number, id, dueAt);
                    });
        }
    }
}
