package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.Reminders;
import uy.ventanilla.platform.tenancy.TenantId;

/** Who may choose a password by a link, once and for a while. */
@Repository
public class Invitations {
    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(TenantId tenant, UUID person, String nonce, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into invitation (tenant_id, person, nonce_hash, issued_at, expires_at)
                        values (:tenant, :person, :hash, :now, :expires)
                        on conflict (tenant_id, person)
                        do update set nonce_hash = excluded.nonce_hash, issued_at = excluded.issued_at,
                            issues = case when invitation.used_at is null
                                and invitation.issued_at > excluded.issued_at - interval '1 day'
                                then invitation.issues + 1 else 1 end,
                            expires_at = excluded.expires_at, used_at = null
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("hash", Hash.of(nonce))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many links in a row the person was sent and has not used, and when the last one; empty where none counts. */
    public Optional<Reminders> reminders(TenantId tenant, UUID person) {
        return jdbc.sql("""
                        select issues, issued_at from invitation
                        where tenant_id = :tenant and person = :person and used_at is null and issued_at > '-infinity'
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .query((rs, _) -> new Reminders(
                        rs.getInt("issues"),
                        rs.getObject("issued_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether the link still works at {@code now}. */
    public boolean open(TenantId tenant, UUID person, String nonce, Instant now) {
        return jdbc.sql("""
                        select count(*) from invitation where tenant_id = :tenant and person = :person
                        and nonce_hash = :hash and used_at is null and expires_at > :now
                        """)
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("hash", Hash.of(nonce))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Whether this was ever the person's link, open or not. */
    public boolean known(TenantId tenant, UUID person, String nonce) {
        return jdbc.sql("""
                        select count(*) from invitation
                        where tenant_id = :tenant and person = :person and nonce_hash = :hash
                        """)
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("hash", Hash.of(nonce))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Uses the link up; {@code false} where it is used up, replaced or expired already, so of two users one wins. */
    public boolean use(TenantId tenant, UUID person, String nonce, Instant now) {
        return jdbc.sql("""
                        update invitation set used_at = :now where tenant_id = :tenant and person = :person
                        and nonce_hash = :hash and used_at is null and expires_at > :now
                        """)
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("hash", Hash.of(nonce))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
