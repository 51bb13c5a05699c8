package uy.ventanilla.platform.tenancy;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How tenants stand, as this service has heard; one of which it has heard nothing is active. Loops that work for all tenants
 * leave those out that have a line here which is not {@code ACTIVE}.
 */
public final class Standings {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Standings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Keeps the word in the tenant's transaction that is under way; {@code sequence} counts the words, and an older one changes
     * nothing. After {@link Standing#ERASED} no other counts.
     */
    public void hear(TenantId tenant, Standing standing, long sequence) {
        jdbc.sql("""
                        insert into tenant_standing (tenant_id, standing, sequence) values (:tenant, :standing, :sequence)
                        on conflict (tenant_id) do update
                            set standing = excluded.standing, sequence = excluded.sequence, heard_at = now()
                        where tenant_standing.sequence < excluded.sequence and tenant_standing.standing <> 'ERASED'
                        """)
                .param("tenant", tenant.value())
                .param("standing", standing.name())
                .param("sequence", sequence)
                .update();
    }

    /** The same, of a word as it is told: the name of a {@link Standing}. Throws {@link IllegalArgumentException} for another. */
    public void hear(TenantId tenant, String standing, long sequence) {
        hear(tenant, Standing.valueOf(standing), sequence);
    }

    /** In the tenant's transaction that is under way. */
    public Standing of(TenantId tenant) {
        return jdbc.sql("select standing from tenant_standing where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .map(Standing::valueOf)
                .orElse(Standing.ACTIVE);
    }

    /** What has been forgotten of the tenant, once all is; in the tenant's transaction that is under way. */
    public Optional<Erased> erased(TenantId tenant) {
        return jdbc.sql("""
                        select erased_at, erased from tenant_standing
                        where tenant_id = :tenant and erased_at is not null
                        """)
                .param("tenant", tenant.value())
                .query((rs, _) -> new Erased(
                        rs.getObject("erased_at", OffsetDateTime.class).toInstant(), counts(rs.getString("erased"))))
                .optional();
    }

    private Map<String, Long> counts(String text) {
        var counts = new HashMap<String, Long>();
        json.readTree(text)
                .properties()
                .forEach(it -> counts.put(it.getKey(), it.getValue().asLong()));
        return Map.copyOf(counts);
    }

    /** Those of whom something may be left. In a transaction across tenants. */
    List<TenantId> toErase() {
        return jdbc
                .sql("select tenant_id from tenant_standing where standing = 'ERASED' and erased_at is null")
                .query(UUID.class)
                .list()
                .stream()
                .map(TenantId::new)
                .toList();
    }
}
