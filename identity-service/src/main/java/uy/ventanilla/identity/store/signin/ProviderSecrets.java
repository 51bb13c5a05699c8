package uy.ventanilla.identity.store.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.store.SecretBox;
import uy.ventanilla.platform.tenancy.TenantId;

/** By what we prove to providers who we are; encrypted. */
@Repository
public class ProviderSecrets {
    private final JdbcClient jdbc;
    private final SecretBox box;

    ProviderSecrets(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    public void put(TenantId tenant, String provider, String secret, Instant now) {
        var salt = SecretBox.salt();
        jdbc.sql("""
                        insert into provider_secret (tenant_id, provider, salt, sealed, set_at)
                        values (:tenant, :provider, :salt, :sealed, :now)
                        on conflict (tenant_id, provider) do update
                        set salt = excluded.salt, sealed = excluded.sealed, set_at = excluded.set_at
                        """)
                .param("tenant", tenant.value())
                .param("provider", provider)
                .param("salt", salt)
                .param("sealed", box.close(salt, secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<String> find(TenantId tenant, String provider) {
        return jdbc.sql("select salt, sealed from provider_secret where tenant_id = :tenant and provider = :provider")
                .param("tenant", tenant.value())
                .param("provider", provider)
                .query((rs, _) -> box.open(rs.getString("salt"), rs.getString("sealed")))
                .optional();
    }

    /** The providers that have one. */
    public Set<String> known(TenantId tenant) {
        return new TreeSet<>(jdbc.sql("select provider from provider_secret where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(String.class)
                .list());
    }
}
