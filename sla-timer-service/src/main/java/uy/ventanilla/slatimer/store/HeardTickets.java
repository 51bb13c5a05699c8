package uy.ventanilla.slatimer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.Phase;
import uy.ventanilla.slatimer.domain.TicketFacts;

/** What was heard of tickets, and of the mails about them. */
@Repository
public class HeardTickets {
    private static final String COLUMNS = """
            id, number, sequence, state, phase, generation, state_since, opened_at, plan, first_response_at, requester, people
            """;

    private final JdbcClient jdbc;

    HeardTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes everybody who computes this ticket's times wait for the end of the transaction, even before it has a row: a
     * mail about it may be heard in the same moment as its opening, and each must see what the other wrote.
     */
    public void lock(TenantId tenant, UUID ticket) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ticket:' || :tenant || :ticket, 0))")
                .param("tenant", tenant.toString())
                .param("ticket", ticket.toString())
                .query(rs -> {});
    }

    /** Keeps {@code ticket} unless something later is known of it. */
    public void keep(TenantId tenant, TicketFacts ticket) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("tenant", tenant.value());
        values.put("id", ticket.id());
        values.put("number", ticket.number());
        values.put("sequence", ticket.sequence());
        values.put("state", ticket.state());
        values.put("phase", ticket.phase().name().toLowerCase(Locale.ROOT));
        values.put("generation", ticket.generation());
        values.put("stateSince", Instants.column(ticket.stateSince()));
        values.put("openedAt", Instants.column(ticket.openedAt()));
        values.put("plan", ticket.plan());
        values.put("firstResponseAt", Instants.column(ticket.firstResponseAt()));
        values.put("requester", ticket.requester());
        values.put(
                "people",
                ticket.people().stream().map(UUID::toString).sorted().collect(Collectors.joining(",", "{", "}")));
        jdbc.sql("""
                insert into ticket (tenant_id, id, number, sequence, state, phase, generation, state_since, opened_at,
                    plan, first_response_at, requester, people)
                values (:tenant, :id, :number, :sequence, :state, :phase, :generation, :stateSince, :openedAt,
                    :plan, :firstResponseAt, :requester, cast(:people as uuid[]))
                on conflict (tenant_id, id) do update set sequence = excluded.sequence, state = excluded.state,
                    phase = excluded.phase, generation = excluded.generation, state_since = excluded.state_since,
                    plan = excluded.plan, first_response_at = excluded.first_response_at,
                    requester = excluded.requester, people = excluded.people
                where ticket.sequence < excluded.sequence
                """).params(values).update();
    }

    public Optional<TicketFacts> find(TenantId tenant, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ticket where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(HeardTickets::facts)
                .optional();
    }

    public Optional<TicketFacts> findByNumber(TenantId tenant, long number) {
        return jdbc.sql("select " + COLUMNS + " from ticket where tenant_id = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(HeardTickets::facts)
                .optional();
    }

    /** All that can still change, in a stable order so that two who lock them one by one never wait for each other. */
    public List<UUID> notClosed(TenantId tenant) {
        return jdbc.sql("select id from ticket where tenant_id = :tenant and phase <> 'closed' order by id")
                .param("tenant", tenant.value())
                .query(UUID.class)
                .list();
    }

    private static TicketFacts facts(ResultSet row, int number) throws SQLException {
        return new TicketFacts(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getLong("sequence"),
                row.getString("state"),
                Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                row.getInt("generation"),
                Instants.read(row, "state_since"),
                Instants.read(row, "opened_at"),
                row.getString("plan"),
                Instants.readOrNull(row, "first_response_at"),
                row.getObject("requester", UUID.class),
                Set.copyOf(Arrays.asList((UUID[]) row.getArray("people").getArray())));
    }
}
