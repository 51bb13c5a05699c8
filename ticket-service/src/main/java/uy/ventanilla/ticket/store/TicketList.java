package uy.ventanilla.ticket.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.domain.TicketId;
import uy.ventanilla.ticket.domain.reading.Place;
import uy.ventanilla.ticket.domain.reading.Running;
import uy.ventanilla.ticket.domain.reading.Standing;
import uy.ventanilla.ticket.domain.reading.TicketFilter;
import uy.ventanilla.ticket.domain.workflow.Phase;

/** Pages of tickets. A page starts after a place, not after a count, so nothing is shown twice while tickets come in. */
@Repository
public class TicketList {
    /** A ticket's place in the list. */
    public record Entry(TicketId ticket, Place place) {}

    private final JdbcClient jdbc;

    TicketList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} tickets after {@code place}: the nearest due first, then the newest. */
    public List<Entry> mostUrgent(TenantId tenant, TicketFilter filter, @Nullable Place place, int limit) {
        return page(
                tenant,
                filter,
                place == null ? "" : " and (next_due_at, -number) > (:afterDue, :afterNumber)",
                "next_due_at, -number",
                place,
                limit);
    }

    /** At most {@code limit} tickets after {@code place}: the newest first. */
    public List<Entry> newest(TenantId tenant, TicketFilter filter, @Nullable Place place, int limit) {
        return page(tenant, filter, place == null ? "" : " and -number > :afterNumber", "number desc", place, limit);
    }

    /** Those not closed, counted by state and plan; {@code named} of each are named. */
    public List<Running> running(TenantId tenant, int named) {
        return jdbc.sql("""
                        select state, plan, count(*) as tickets, (array_agg(number order by number desc))[1 : :named] as newest
                        from ticket
                        -- the phases by name, so that the index is used: most tickets are closed
                        where tenant_id = :tenant and phase in ('NEW', 'ACTIVE', 'WAITING', 'RESOLVED')
                        group by state, plan order by state, plan
                        """)
                .param("tenant", tenant.value())
                .param("named", named)
                .query((rs, _) ->
                        new Running(rs.getString("state"), rs.getString("plan"), rs.getLong("tickets"), List.of((Long[])
                                rs.getArray("newest").getArray())))
                .list();
    }

    /** What is shown beside each of {@code tickets}. */
    public Map<TicketId, Standing> standings(TenantId tenant, Collection<TicketId> tickets) {
        return jdbc
                .sql("""
                        select ticket.id, updated_at, next_due_at, organisation.name,
                            case when closes_generation = generation then closes_at end as closes_at,
                            (select max(later.number) from ticket later
                             where later.tenant_id = ticket.tenant_id and later.follows_up = ticket.number) as followed_by
                        from ticket
                        left join organisation on organisation.tenant_id = ticket.tenant_id
                            and organisation.id = ticket.organisation_id
                        where ticket.tenant_id = :tenant and ticket.id = any(:tickets)
                        """)
                .param("tenant", tenant.value())
                .param("tickets", tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .query((rs, _) -> standing(rs))
                .list()
                .stream()
                .collect(Collectors.toMap(standing -> new TicketId(standing.ticket()), standing -> standing));
    }

    private List<Entry> page(
            TenantId tenant, TicketFilter filter, String after, String order, @Nullable Place place, int limit) {
        var conditions = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        narrow(filter, conditions, values);
        values.put("tenant", tenant.value());
        values.put("limit", limit);
        if (place != null) {
            values.put(
                    "afterDue", place.dueAt().equals(Place.NEVER) ? OffsetDateTime.MAX : DueTimes.utc(place.dueAt()));
            values.put("afterNumber", -place.number());
        }
        var where = conditions.stream().map(" and "::concat).collect(Collectors.joining());
        return jdbc.sql("select id, number, next_due_at from ticket where tenant_id = :tenant" + where + after
                        + " order by " + order + " limit :limit")
                .params(values)
                .query((rs, _) -> new Entry(
                        new TicketId(rs.getObject("id", UUID.class)),
                        new Place(orNever(instant(rs, "next_due_at")), rs.getLong("number"))))
                .list();
    }

    private static void narrow(TicketFilter filter, List<String> conditions, Map<String, Object> values) {
        if (filter.of() instanceof PersonId(var person)) {
            conditions.add("""
                    id in (select id from ticket where tenant_id = :tenant and requester_id = :person
                           union select ticket_id from ticket_participant
                           where tenant_id = :tenant and person_id = :person)""");
            values.put("person", person);
        }
        if (filter.state() != null) {
            conditions.add("state = :state");
            values.put("state", filter.state());
        }
        if (!filter.phases().isEmpty()) {
            conditions.add("phase = any(:phases)");
            values.put("phases", filter.phases().stream().map(Phase::name).toArray(String[]::new));
        }
        if (filter.assignee() instanceof PersonId(var agent)) {
            conditions.add("assignee_id = :agent");
            values.put("agent", agent);
        }
        if (filter.unassigned()) {
            conditions.add("assignee_id is null");
        }
        if (filter.request() != null) {
            conditions.add("request = :request");
            values.put("request", filter.request());
        }
        if (filter.words() != null) {
            conditions.add("(position(lower(:words) in lower(subject)) > 0 or number::text = ltrim(:words, '#'))");
            values.put("words", filter.words());
        }
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        return new Standing(
                rs.getObject("id", UUID.class),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(rs, "next_due_at"),
                instant(rs, "closes_at"),
                rs.getObject("followed_by", Long.class),
                rs.getString("name"));
    }

    private static Instant orNever(@Nullable Instant dueAt) {
        return dueAt == null ? Place.NEVER : dueAt;
    }

    /** PostgreSQL's infinity, which no {@link Instant} can hold, becomes nothing. */
    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var value = rs.getObject(column, OffsetDateTime.class);
        return value == null || value.equals(OffsetDateTime.MAX) ? null : value.toInstant();
    }
}
