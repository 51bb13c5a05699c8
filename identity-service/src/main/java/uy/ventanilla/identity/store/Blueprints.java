package uy.ventanilla.identity.store;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.document.Fronts;
import uy.ventanilla.identity.document.ReadBlueprint;
import uy.ventanilla.identity.domain.Front;
import uy.ventanilla.identity.domain.Profile;
import uy.ventanilla.platform.tenancy.TenantId;

/** Every version of every tenant's blueprint. */
@Repository
public class Blueprints {
    /** A version, counted from 1, with the document as written. */
    public record Version(int number, Profile profile, String document) {}

    /** A version as it was read, and when it came; {@code restored} is the earlier version it says again. */
    public record Applied(
            int number, ReadBlueprint blueprint, @Nullable Integer restored, Instant at) {}

    private record Written(TenantId tenant, int version, String by) {}

    private static final int REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<Written, Profile> profiles = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Written, Profile> eldest) {
            return size() > REMEMBERED;
        }
    });

    Blueprints(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<Version> latest(TenantId tenant) {
        return jdbc.sql("""
                        select version, blueprint, document from blueprint where tenant_id = :tenant
                        order by version desc limit 1
                        """)
                .param("tenant", tenant.value())
                .query((rs, _) -> version(rs.getInt("version"), rs.getString("blueprint"), rs.getString("document")))
                .optional();
    }

    /**
     * What of the version in force this service acts on. It is wanted with every sign-in and page, so each version is read once:
     * the row it was written to (its transaction tells one that was rolled back from the one that came after) stays as it is.
     */
    public Optional<Profile> profile(TenantId tenant) {
        return jdbc.sql("""
                        select version, xmin::text as written_by from blueprint where tenant_id = :tenant
                        order by version desc limit 1
                        """)
                .param("tenant", tenant.value())
                .query((rs, _) -> new Written(tenant, rs.getInt("version"), rs.getString("written_by")))
                .optional()
                .map(written -> {
                    var known = profiles.get(written);
                    var profile = known != null
                            ? known
                            : find(tenant, written.version).orElseThrow().profile();
                    profiles.put(written, profile);
                    return profile;
                });
    }

    public Optional<Version> find(TenantId tenant, int number) {
        return jdbc.sql("""
                        select version, blueprint, document from blueprint
                        where tenant_id = :tenant and version = :version
                        """)
                .param("tenant", tenant.value())
                .param("version", number)
                .query((rs, _) -> version(rs.getInt("version"), rs.getString("blueprint"), rs.getString("document")))
                .optional();
    }

    /** What everybody may see of the version in force. */
    public Optional<Front> front(TenantId tenant) {
        return inForce(tenant).map(Fronts::of);
    }

    private Optional<Blueprint> inForce(TenantId tenant) {
        return jdbc.sql("select blueprint from blueprint where tenant_id = :tenant order by version desc limit 1")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Blueprint.class));
    }

    /** Whether the version in force, if any, says what {@code document} says, be it in other words. */
    public boolean inForce(TenantId tenant, BlueprintDocument document) {
        return inForce(tenant).filter(document.blueprint()::equals).isPresent();
    }

    /** Up to {@code limit} versions, the newest first, those before version {@code before} only. */
    public List<Applied> history(TenantId tenant, int before, int limit) {
        return jdbc.sql("""
                        select version, blueprint, restored, applied_at from blueprint
                        where tenant_id = :tenant and version < :before order by version desc limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("before", before)
                .param("limit", limit)
                .query((rs, _) -> new Applied(
                        rs.getInt("version"),
                        new ReadBlueprint(json.readValue(rs.getString("blueprint"), Blueprint.class)),
                        rs.getObject("restored", Integer.class),
                        rs.getObject("applied_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(TenantId tenant, int number, BlueprintDocument document, @Nullable Integer restored, Instant now) {
        jdbc.sql("""
                        insert into blueprint (tenant_id, version, document, blueprint, restored, applied_at)
                        values (:tenant, :version, :document, :blueprint, :restored, :now)
                        """)
                .param("tenant", tenant.value())
                .param("version", number)
                .param("document", document.text())
                .param("blueprint", json.writeValueAsString(document.blueprint()))
                .param("restored", restored, Types.INTEGER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Version version(int number, String blueprint, String document) {
        var profile = BlueprintDocument.profile(json.readValue(blueprint, Blueprint.class));
        return new Version(number, profile, document);
    }
}
