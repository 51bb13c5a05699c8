package uy.ventanilla.ticket.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.platform.tenancy.HeardTenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.workflow.CatalogueEntry;
import uy.ventanilla.ticket.domain.workflow.Deadline;
import uy.ventanilla.ticket.domain.workflow.FormField;
import uy.ventanilla.ticket.domain.workflow.Mover;
import uy.ventanilla.ticket.domain.workflow.Phase;
import uy.ventanilla.ticket.domain.workflow.Plan;
import uy.ventanilla.ticket.domain.workflow.Request;
import uy.ventanilla.ticket.domain.workflow.State;
import uy.ventanilla.ticket.domain.workflow.Transition;
import uy.ventanilla.ticket.domain.workflow.Workflow;

/** The workflows of tenants, made of the newest blueprint heard. Read once per version, so asking is cheap. */
@Repository
public class Workflows implements HeardTenants {
    private record Version(int number, Workflow workflow) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<TenantId, Version> read = new ConcurrentHashMap<>();

    Workflows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Empty where nobody has told us of the tenant yet. */
    public Optional<Workflow> find(TenantId tenant) {
        return version(tenant).map(number -> {
            var known = read.get(tenant);
            if (known == null || known.number() != number) {
                known = load(tenant);
                read.put(tenant, known);
            }
            return known.workflow();
        });
    }

    @Override
    public Optional<Integer> version(TenantId tenant) {
        return jdbc.sql("select version from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional();
    }

    /** Keeps the data of {@code tenant.applied} as it came, unless a newer version is here already. */
    public void keep(TenantId tenant, int version, String applied) {
        jdbc.sql("""
                        insert into tenant (tenant_id, version, applied) values (:tenant, :version, cast(:applied as jsonb))
                        on conflict (tenant_id) do update set version = excluded.version, applied = excluded.applied
                        where tenant.version <= excluded.version
                        """)
                .param("tenant", tenant.value())
                .param("version", version)
                .param("applied", applied)
                .update();
    }

    private Version load(TenantId tenant) {
        var applied = jdbc.sql("select applied from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
        var event = json.readValue(applied, TenantApplied.class);
        return new Version(event.version(), workflow(event.blueprint()));
    }

    /** What of a blueprint concerns tickets. */
    public static Workflow workflow(Blueprint blueprint) {
        var graph = blueprint.workflow();
        return new Workflow(
                graph.initial(),
                byId(graph.states().stream().map(Workflows::state).toList(), State::id),
                graph.transitions().stream().map(Workflows::transition).toList(),
                byId(
                        blueprint.classifications().stream()
                                .map(entry -> new CatalogueEntry(entry.id(), entry.label(), entry.amount()))
                                .toList(),
                        CatalogueEntry::id),
                blueprint.form().stream().map(Workflows::field).toList(),
                blueprint.plans().stream()
                        .map(plan -> new Plan(plan.id(), plan.label()))
                        .toList(),
                blueprint.requests().stream()
                        .map(request -> new Request(request.id(), request.label(), request.words()))
                        .toList());
    }

    private static State state(Blueprint.State state) {
        var deadline = state.deadline();
        return new State(
                state.id(),
                state.label(),
                Phase.valueOf(state.phase().name()),
                state.onCustomerMessage(),
                state.onAgentMessage(),
                state.onAssign(),
                deadline == null ? null : new Deadline(deadline.id(), deadline.to(), deadline.reason()));
    }

    private static Transition transition(Blueprint.Transition move) {
        return new Transition(
                move.id(),
                move.label(),
                move.from(),
                move.to(),
                move.by().stream().map(mover -> Mover.valueOf(mover.name())).collect(Collectors.toUnmodifiableSet()),
                move.reasons().stream()
                        .map(reason -> new Transition.Reason(reason.id(), reason.label()))
                        .toList(),
                move.message());
    }

    private static FormField field(Blueprint.Field field) {
        return new FormField(
                field.id(),
                field.required(),
                field.options().stream().map(Blueprint.Option::id).collect(Collectors.toUnmodifiableSet()));
    }

    private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
        var map = new LinkedHashMap<String, T>(); // the blueprint's order
        things.forEach(thing -> map.put(id.apply(thing), thing));
        return map;
    }
}
