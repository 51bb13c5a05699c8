package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.SignedIn;
import uy.ventanilla.platform.tenancy.TenantId;

/** Browsers that are signed in. A cookie of one tenant finds nothing in another's rows. */
@Repository
public class SignIns {
    private final JdbcClient jdbc;

    SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(TenantId tenant, String secret, SignedIn who, Instant expiresAt) {
        jdbc.sql("""
                        insert into sign_in (tenant_id, id_hash, person, since, expires_at)
                        values (:tenant, :hash, :person, :since, :expires)
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("person", who.person())
                .param("since", who.since().atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<SignedIn> find(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        select person, since from sign_in
                        where tenant_id = :tenant and id_hash = :hash and expires_at > :now
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new SignedIn(
                        rs.getObject("person", UUID.class),
                        rs.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    public void end(TenantId tenant, String secret) {
        jdbc.sql("delete from sign_in where tenant_id = :tenant and id_hash = :hash")
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .update();
    }

    /** Ends every browser's sign-in, and with their refresh tokens what applications have been given in the person's name. */
    public void endAll(TenantId tenant, UUID person) {
        jdbc.sql("delete from sign_in where tenant_id = :tenant and person = :person")
                .param("tenant", tenant.value())
                .param("person", person)
                .update();
        jdbc.sql("delete from oauth2_authorization where tenant_id = :tenant and principal_name = :person")
                .param("tenant", tenant.value())
                .param("person", person.toString())
                .update();
    }

    /** Forgets what has run out: sign-ins, and authorizations whose last token has. */
    public void sweep(TenantId tenant, Instant now) {
        jdbc.sql("delete from sign_in where tenant_id = :tenant and expires_at <= :now")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from oauth2_authorization where tenant_id = :tenant
                        and greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at) < now()
                        """).param("tenant", tenant.value()).update();
    }
}
