package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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

    public Optional<TenantId> find(String slug) {
        return jdbc.sql("select id from tenant where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .map(TenantId::new);
    }

    public List<Entry> all() {
        return jdbc.sql("select id, slug from tenant order by slug")
                .query((rs, _) -> new Entry(new TenantId(rs.getObject("id", UUID.class)), rs.getString("slug")))
                .list();
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
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        // two appliers of one tenant, one after the other: versions are counted
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
