package uy.ventanilla.slatimer.store;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.ClockStart;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.platform.tenancy.HeardTenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.slatimer.domain.BusinessCalendar;
import uy.ventanilla.slatimer.domain.ClosedDay;
import uy.ventanilla.slatimer.domain.Opening;
import uy.ventanilla.slatimer.domain.Rules;

/** Each tenant's rules: the blueprint is kept as announced and read into types on the way out. */
@Repository
public class TenantRules implements HeardTenants {
    private static final String FIRST_RESPONSE = "first-response";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TenantRules(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Integer> version(TenantId tenant) {
        return jdbc.sql("select version from tenant_rules where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional();
    }

    /**
     * Keeps {@code applied} unless a later version is known; {@code true} where it was kept. Until the transaction ends no
     * other computes by the rules it replaces. Throws {@link IllegalArgumentException} for rules nobody could compute by.
     */
    public boolean keep(TenantId tenant, int version, String applied) {
        read(applied);
        // exclusive: see lock()
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rules:' || :tenant, 0))")
                .param("tenant", tenant.toString())
                .query(rs -> {});
        return jdbc.sql("""
                        insert into tenant_rules (tenant_id, version, applied) values (:tenant, :version, :applied)
                        on conflict (tenant_id) do update set version = excluded.version, applied = excluded.applied
                        where tenant_rules.version < excluded.version
                        """)
                        .param("tenant", tenant.value())
                        .param("version", version)
                        .param("applied", applied)
                        .update()
                == 1;
    }

    /**
     * Holds the rules still until the transaction ends. Without it a ticket computed by the old rules could commit just
     * after the new rules had looked for tickets to compute anew. Taken before any ticket's lock, never after.
     */
    public void lock(TenantId tenant) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('rules:' || :tenant, 0))")
                .param("tenant", tenant.toString())
                .query(rs -> {});
    }

    public Optional<Rules> find(TenantId tenant) {
        return jdbc.sql("select applied from tenant_rules where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private Rules read(String applied) {
        var event = json.readValue(applied, TenantApplied.class);
        var blueprint = event.blueprint();
        // Others are not measured yet: a promise nobody keeps track of is better not shown as kept.
        var firstResponses = blueprint.targets().stream()
                .filter(TenantRules::isFirstResponseToAll)
                .limit(1)
                .map(target -> new Rules.FirstResponse(target.id(), inOrderOfPlans(target, blueprint)))
                .toList();
        var deadlines = new HashMap<String, Rules.Deadline>();
        for (var state : blueprint.workflow().states()) {
            var deadline = state.deadline();
            if (deadline != null) {
                start(deadline.from())
                        .ifPresent(start ->
                                deadlines.put(state.id(), new Rules.Deadline(deadline.id(), deadline.after(), start)));
            }
        }
        return new Rules(event.version(), firstResponses, calendarsByPlan(blueprint), deadlines);
    }

    private static boolean isFirstResponseToAll(Blueprint.Target target) {
        boolean firstResponse = target.measure() == null
                ? target.id().equals(FIRST_RESPONSE)
                : target.measure() == Blueprint.Measure.FIRST_RESPONSE;
        return firstResponse && target.only() == null && target.calendar() == null;
    }

    /** Empty for what no ticket event tells yet: nobody is closed on by a guess. */
    private static Optional<Rules.Start> start(ClockStart from) {
        return switch (from) {
            case STATE -> Optional.of(Rules.Start.STATE);
            case MAIL -> Optional.of(Rules.Start.MAIL);
            case AGENT_MESSAGE, ANY_MESSAGE -> Optional.empty();
        };
    }

    private static Map<String, Duration> inOrderOfPlans(Blueprint.Target target, Blueprint blueprint) {
        var within = new LinkedHashMap<String, Duration>();
        blueprint.plans().stream()
                .map(Blueprint.Plan::id)
                .filter(target.within()::containsKey)
                .forEach(plan -> within.put(plan, target.within().get(plan)));
        return within;
    }

    private static Map<String, BusinessCalendar> calendarsByPlan(Blueprint blueprint) {
        var calendars = new HashMap<String, BusinessCalendar>();
        blueprint.calendars().forEach(hours -> calendars.put(hours.id(), calendar(hours)));
        var byPlan = new HashMap<String, BusinessCalendar>();
        for (var plan : blueprint.plans()) {
            var calendar = calendars.get(plan.calendar());
            if (calendar == null) {
                throw new IllegalArgumentException("plan " + plan.id() + " names no calendar of the blueprint");
            }
            byPlan.put(plan.id(), calendar);
        }
        return byPlan;
    }

    private static BusinessCalendar calendar(Blueprint.OpeningHours hours) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        hours.week()
                .forEach((day, openings) ->
                        week.put(day(day), openings.stream().map(Opening::parse).toList()));
        return new BusinessCalendar(ZoneId.of(hours.timeZone()), week, closed(hours));
    }

    /** What is promised rests on days with nothing but emergencies, as on closed ones (S10). */
    private static List<ClosedDay> closed(Blueprint.OpeningHours hours) {
        return Stream.concat(hours.closed().stream(), hours.emergenciesOnly().stream())
                .map(ClosedDay::parse)
                .toList();
    }

    private static DayOfWeek day(String name) {
        for (var day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("not a day such as mon: " + name);
    }
}
