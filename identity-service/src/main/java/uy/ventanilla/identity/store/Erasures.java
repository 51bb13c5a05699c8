package uy.ventanilla.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.identity.domain.Erasure;
import uy.ventanilla.identity.domain.Forgotten;
import uy.ventanilla.platform.tenancy.TenantId;

/** Which tenants are being and have been erased. It outlives them, so it holds nothing of theirs but what they were called. */
@Repository
public class Erasures {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Erasures(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void begin(TenantId tenant, String slug, Instant askedAt, Instant now) {
        jdbc.sql("insert into erasure (tenant, slug, asked_at, begun_at) values (:tenant, :slug, :asked, :now)")
                .param("tenant", tenant.value())
                .param("slug", slug)
                .param("asked", at(askedAt))
                .param("now", at(now))
                .update();
    }

    /** Certifies it. What is certified is never written again. */
    public void finish(TenantId tenant, List<Forgotten> services, Instant now) {
        jdbc.sql("""
                        update erasure set finished_at = :now, services = :services
                        where tenant = :tenant and finished_at is null
                        """)
                .param("tenant", tenant.value())
                .param("services", json.writeValueAsString(services))
                .param("now", at(now))
                .update();
    }

    public List<Erasure> unfinished() {
        return jdbc.sql("""
                        select tenant, slug, asked_at, begun_at, finished_at, services from erasure
                        where finished_at is null order by begun_at
                        """).query((rs, _) -> erasure(rs)).list();
    }

    /** The latest first. */
    public List<Erasure> all(int most) {
        return jdbc.sql("""
                        select tenant, slug, asked_at, begun_at, finished_at, services from erasure
                        order by begun_at desc, tenant limit :most
                        """).param("most", most).query((rs, _) -> erasure(rs)).list();
    }

    public Optional<Erasure> find(TenantId tenant) {
        return jdbc.sql("""
                        select tenant, slug, asked_at, begun_at, finished_at, services from erasure
                        where tenant = :tenant
                        """)
                .param("tenant", tenant.value())
                .query((rs, _) -> erasure(rs))
                .optional();
    }

    private Erasure erasure(ResultSet rs) throws SQLException {
        var finished = rs.getObject("finished_at", OffsetDateTime.class);
        var services = rs.getString("services");
        return new Erasure(
                rs.getObject("tenant", UUID.class),
                rs.getString("slug"),
                rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                services == null ? List.of() : json.readValue(services, new TypeReference<List<Forgotten>>() {}));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
