package uy.ventanilla.gateway.tenants;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import uy.ventanilla.contracts.TenantApplied;

/** Whose host is it? In memory only: topic {@code directory} is compacted and read anew at each start. */
@Component
public class TenantHosts {
    private final Map<UUID, TenantApplied> applied = new ConcurrentHashMap<>();
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
        for (var tenant : applied.values()) {
            for (var host : tenant.blueprint().hosts()) {
                hosts.put(host.toLowerCase(Locale.ROOT), tenant.tenant());
            }
        }
        return Map.copyOf(hosts);
    }
}
