package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Integrator;
import uy.ventanilla.platform.tenancy.TenantId;

/** Machines that may ask for a tenant's tokens. */
@Repository
public class Integrators {
    private static final RowMapper<Integrator> ROW = (rs, _) -> new Integrator(
            rs.getString("client_id"),
            rs.getString("name"),
            rs.getString("secret_hash"),
            new TreeSet<>(List.of(rs.getString("scopes").split(" "))),
            rs.getTimestamp("made_at").toInstant());

    private final JdbcClient jdbc;

    Integrators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(TenantId tenant, Integrator integrator) {
        jdbc.sql("""
                        insert into integrator (tenant_id, client_id, name, secret_hash, scopes, made_at)
                        values (:tenant, :client, :name, :hash, :scopes, :now)
                        """)
                .param("tenant", tenant.value())
                .param("client", integrator.clientId())
                .param("name", integrator.name())
                .param("hash", integrator.secretHash())
                .param("scopes", String.join(" ", integrator.scopes()))
                .param("now", integrator.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Integrator> find(TenantId tenant, String clientId) {
        return jdbc.sql("""
                        select client_id, name, secret_hash, scopes, made_at from integrator
                        where tenant_id = :tenant and client_id = :client and revoked_at is null
                        """)
                .param("tenant", tenant.value())
                .param("client", clientId)
                .query(ROW)
                .optional();
    }

    public List<Integrator> all(TenantId tenant) {
        return jdbc.sql("""
                        select client_id, name, secret_hash, scopes, made_at from integrator
                        where tenant_id = :tenant and revoked_at is null order by name, client_id
                        """).param("tenant", tenant.value()).query(ROW).list();
    }

    /** Gets no tokens any more; {@code false} where there is no such machine. */
    public boolean revoke(TenantId tenant, String clientId, Instant now) {
        return jdbc.sql("""
                        update integrator set revoked_at = :now
                        where tenant_id = :tenant and client_id = :client and revoked_at is null
                        """)
                        .param("tenant", tenant.value())
                        .param("client", clientId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
