package uy.ventanilla.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.TenantStatus;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * The operator's register: which tenants there are and the names only one of them may hold. It is asked before a tenant is
 * known, hence outside of tenant transactions, and knows nothing of what tenants keep.
 */
@Repository
public class TenantRegister {
    /** A tenant by its slug. */
    public record Entry(TenantId tenant, String slug) {}

    /** A host or mailbox name. */
    public record Claim(String kind, String name) {}

    private final JdbcClient jdbc;

    TenantRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for a tenant that is being erased too: nothing is left to be found. */
    public Optional<TenantId> find(String slug) {
        return jdbc.sql("select id from tenant where slug = :slug and not erasing")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    public List<Entry> all() {
        return jdbc.sql("select id, slug from tenant where not erasing order by slug")
                .query((rs, _) -> new Entry(new TenantId(rs.getObject("id", UUID.class)), rs.getString("slug")))
                .list();
    }

    /** Whether a tenant of this slug is being erased: nobody else can have it until that is over. */
    public boolean erasing(String slug) {
        return jdbc.sql("select exists (select from tenant where slug = :slug and erasing)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    public TenantStatus status(TenantId tenant) {
        return jdbc.sql("""
                        select suspended_at, suspended_because, deletion_asked_at, erase_at, erasing from tenant
                        where id = :id
                        """)
                .param("id", tenant.value())
                .query((rs, _) -> status(rs))
                .single();
    }

    private static TenantStatus status(ResultSet rs) throws SQLException {
        var suspended = rs.getObject("suspended_at", OffsetDateTime.class);
        var asked = rs.getObject("deletion_asked_at", OffsetDateTime.class);
        return new TenantStatus(
                suspended == null
                        ? null
                        : new TenantStatus.Suspension(suspended.toInstant(), rs.getString("suspended_because")),
                asked == null
                        ? null
                        : new TenantStatus.Deletion(
                                asked.toInstant(),
                                rs.getObject("erase_at", OffsetDateTime.class).toInstant()),
                rs.getBoolean("erasing"));
    }

    /** Keeps how the tenant stands and returns the how-manieth word of it that is. */
    public long stand(TenantId tenant, TenantStatus status) {
        var suspended = status.suspended();
        var deletion = status.deletion();
        return jdbc.sql("""
                        update tenant set words = words + 1, suspended_at = :suspended, suspended_because = :because,
                            deletion_asked_at = :asked, erase_at = :eraseAt, erasing = :erasing
                        where id = :id returning words
                        """)
                .param("suspended", suspended == null ? null : at(suspended.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("because", suspended == null ? null : suspended.because())
                .param("asked", deletion == null ? null : at(deletion.askedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("eraseAt", deletion == null ? null : at(deletion.eraseAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("erasing", status.erasing())
                .param("id", tenant.value())
                .query(Long.class)
                .single();
    }

    /** Whose time has come. */
    public List<Entry> doomed(Instant now) {
        return jdbc.sql("select id, slug from tenant where erase_at <= :now and not erasing order by erase_at")
                .param("now", at(now))
                .query((rs, _) -> new Entry(new TenantId(rs.getObject("id", UUID.class)), rs.getString("slug")))
                .list();
    }

    /** Forgets the tenant and its names: others may take them. Nothing of it may be left in this database. */
    public void forget(TenantId tenant) {
        for (var sql : List.of("delete from tenant_claim where tenant = :id", "delete from tenant where id = :id")) {
            jdbc.sql(sql).param("id", tenant.value()).update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public Optional<Entry> holder(Claim claim) {
        return jdbc.sql("""
                        select t.id, t.slug from tenant_claim c join tenant t on t.id = c.tenant
                        where c.kind = :kind and c.name = :name
                        """)
                .param("kind", claim.kind)
                .param("name", claim.name)
                .query((rs, _) -> new Entry(new TenantId(rs.getObject("id", UUID.class)), rs.getString("slug")))
                .optional();
    }

    public List<String> hosts(TenantId tenant) {
        return jdbc.sql("select name from tenant_claim where kind = 'host' and tenant = :tenant order by name")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    /** Enters the tenant where it is new, and makes others who apply to it wait for the end of this transaction. */
    public void enter(TenantId tenant, String slug, Instant now) {
        jdbc.sql("insert into tenant (id, slug, registered_at) values (:id, :slug, :now) on conflict (id) do nothing")
                .param("id", tenant.value())
                .param("slug", slug)
                .param("now", at(now))
                .update();
        hold(tenant);
    }

    /** Makes others who change the tenant wait for the end of this transaction. */
    public void hold(TenantId tenant) {
        // one after the other: versions and words are counted
        jdbc.sql("select id from tenant where id = :id for update")
                .param("id", tenant.value())
                .query(UUID.class)
                .single();
    }

    /** Holds exactly {@code claims} from now on. Throws {@code DuplicateKeyException} where another tenant holds one. */
    public void claim(TenantId tenant, List<Claim> claims) {
        jdbc.sql("delete from tenant_claim where tenant = :tenant")
                .param("tenant", tenant.value())
                .update();
        for (var claim : claims) {
            jdbc.sql("insert into tenant_claim (kind, name, tenant) values (:kind, :name, :tenant)")
                    .param("kind", claim.kind)
                    .param("name", claim.name)
                    .param("tenant", tenant.value())
                    .update();
        }
    }
}
