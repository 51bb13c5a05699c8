package uy.ventanilla.gateway.tenants;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import uy.ventanilla.contracts.Standing;
import uy.ventanilla.contracts.TenantApplied;

/** Whose host is it? In memory only: topic {@code directory} is compacted and read anew at each start. */
@Component
public class TenantHosts {
    /** How a tenant stands, as was said at {@code since}. */
    record Stood(Standing standing, Instant since) {}

    private final Map<UUID, TenantApplied> applied = new ConcurrentHashMap<>();
    /** Those that are not active. */
    private final Map<UUID, Stood> standings = new ConcurrentHashMap<>();

    private volatile Map<String, UUID> byHost = Map.of();
    private volatile boolean complete;

    /** The tenant whose blueprint names {@code host} (lower case, without port). */
    public Optional<UUID> find(String host) {
        return Optional.ofNullable(byHost.get(host));
    }

    /** The version of the tenant's blueprint whose hosts are known. */
    Optional<Integer> version(UUID tenant) {
        return Optional.ofNullable(applied.get(tenant)).map(TenantApplied::version);
    }

    /** Takes over a blueprint's hosts, and lets go of those that only its earlier version named. */
    void apply(TenantApplied blueprint) {
        applied.merge(blueprint.tenant(), blueprint, (old, latest) -> latest.version() >= old.version() ? latest : old);
        byHost = index();
    }

    /** Takes over how a tenant stands. An erased one has no hosts any more, whatever is heard of it later. */
    void stand(UUID tenant, Stood stood) {
        switch (stood.standing()) {
            case ACTIVE -> standings.remove(tenant);
            case SUSPENDED, ERASED -> standings.put(tenant, stood);
        }
        byHost = index();
    }

    /** What the tenant is called in its blueprint; empty where none is known any more. */
    public String slug(UUID tenant) {
        var known = applied.get(tenant);
        return known == null ? "" : known.blueprint().slug();
    }

    /** The origins of elsewhere whose pages may use the tenant's API, as its blueprint lists them. */
    public List<String> allowedOrigins(UUID tenant) {
        var known = applied.get(tenant);
        var api = known == null ? null : known.blueprint().api();
        return api == null ? List.of() : api.allowedOrigins();
    }

    /** Whether the tenant stands still: its hosts are known and nobody is let in. */
    public boolean suspended(UUID tenant) {
        var stood = standings.get(tenant);
        return stood != null && stood.standing() == Standing.SUSPENDED;
    }

    /** Empty for an active tenant. */
    Optional<Stood> standing(UUID tenant) {
        return Optional.ofNullable(standings.get(tenant));
    }

    /** Whether all that was on the topic at the start has been heard; before, an unknown host proves nothing. */
    public boolean complete() {
        return complete;
    }

    void markComplete() {
        complete = true;
    }

    int size() {
        return byHost.size();
    }

    private Map<String, UUID> index() {
        var hosts = new HashMap<String, UUID>();
        standings.forEach((tenant, stood) -> {
            if (stood.standing() == Standing.ERASED) {
                applied.remove(tenant);
            }
        });
        for (var tenant : applied.values()) {
            for (var host : tenant.blueprint().hosts()) {
                hosts.put(host.toLowerCase(Locale.ROOT), tenant.tenant());
            }
        }
        return Map.copyOf(hosts);
    }
}
