package uy.ventanilla.notification.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.platform.tenancy.HeardTenants;
import uy.ventanilla.platform.tenancy.TenantId;

/** Our copy of each tenant's blueprint, cut down to what mails need. */
@Repository
public class Tenants implements HeardTenants {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Tenants(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Tenant> find(TenantId tenant) {
        return jdbc.sql("select data from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .map(data -> json.readValue(data, Tenant.class));
    }

    @Override
    public Optional<Integer> version(TenantId tenant) {
        return jdbc.sql("select version from tenant where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional();
    }

    /** Keeps {@code copy} unless a later version is here already. */
    public void keep(TenantId tenant, int version, Tenant copy) {
        jdbc.sql("""
                        insert into tenant (tenant_id, version, data) values (:tenant, :version, :data)
                        on conflict (tenant_id) do update set version = excluded.version, data = excluded.data
                        where tenant.version <= excluded.version
                        """)
                .param("tenant", tenant.value())
                .param("version", version)
                .param("data", json.writeValueAsString(copy))
                .update();
    }
}
