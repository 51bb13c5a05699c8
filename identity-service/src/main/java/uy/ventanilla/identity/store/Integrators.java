package uy.ventanilla.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Integrator;
import uy.ventanilla.platform.tenancy.TenantId;

/** Machines that may ask for a tenant's tokens. */
@Repository
public class Integrators {
    private static final String COLUMNS =
            "client_id, name, secret_hash, former_secret_hash, former_until, scopes, made_at, last_used_at";

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
                .param("hash", integrator.secretHashes().getFirst())
                .param("scopes", String.join(" ", integrator.scopes()))
                .param("now", integrator.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Integrator> find(TenantId tenant, String clientId, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from integrator where tenant_id = :tenant and client_id = :client"
                        + " and revoked_at is null")
                .param("tenant", tenant.value())
                .param("client", clientId)
                .query((rs, _) -> integrator(rs, now))
                .optional();
    }

    public List<Integrator> all(TenantId tenant, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from integrator where tenant_id = :tenant and revoked_at is null"
                        + " order by name, client_id")
                .param("tenant", tenant.value())
                .query((rs, _) -> integrator(rs, now))
                .list();
    }

    private static Integrator integrator(ResultSet rs, Instant now) throws SQLException {
        var former = rs.getString("former_secret_hash");
        var until = instant(rs, "former_until");
        boolean both = former != null && until != null && until.isAfter(now);
        return new Integrator(
                rs.getString("client_id"),
                rs.getString("name"),
                both ? List.of(rs.getString("secret_hash"), former) : List.of(rs.getString("secret_hash")),
                new TreeSet<>(List.of(rs.getString("scopes").split(" "))),
                rs.getTimestamp("made_at").toInstant(),
                both ? until : null,
                instant(rs, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Another secret; the one before counts until {@code formerUntil}. {@code false} where there is no such machine. */
    public boolean secretBecomes(TenantId tenant, String clientId, String hash, Instant formerUntil) {
        return jdbc.sql("""
                        update integrator
                        set former_secret_hash = secret_hash, former_until = :until, secret_hash = :hash
                        where tenant_id = :tenant and client_id = :client and revoked_at is null
                        """)
                        .param("tenant", tenant.value())
                        .param("client", clientId)
                        .param("hash", hash)
                        .param("until", formerUntil.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Written once a minute at most: whoever asks for tokens often must not make us write as often. */
    public void used(TenantId tenant, String clientId, Instant now) {
        jdbc.sql("""
                        update integrator set last_used_at = :now
                        where tenant_id = :tenant and client_id = :client
                          and (last_used_at is null or last_used_at < :before)
                        """)
                .param("tenant", tenant.value())
                .param("client", clientId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
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
