package uy.ventanilla.identity.store.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.signin.Linked;
import uy.ventanilla.identity.domain.signin.Vouched;
import uy.ventanilla.platform.tenancy.TenantId;

/** Whom of ours a provider's people are, and those who have still to say. */
@Repository
public class LinkedAccounts {
    private final JdbcClient jdbc;

    LinkedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose it is; notes that it is used. */
    public Optional<UUID> use(TenantId tenant, Vouched vouched, Instant now) {
        return jdbc.sql("""
                        update linked_account set used_at = :now
                        where tenant_id = :tenant and issuer = :issuer and subject = :subject returning person
                        """)
                .param("tenant", tenant.value())
                .param("issuer", vouched.issuer())
                .param("subject", vouched.subject())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** {@code false} where it is somebody's already, which stays so. */
    public boolean add(TenantId tenant, Vouched vouched, UUID person, Instant now) {
        return jdbc.sql("""
                        insert into linked_account (tenant_id, issuer, subject, provider, person, linked_at, used_at)
                        values (:tenant, :issuer, :subject, :provider, :person, :now, :now)
                        on conflict do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("issuer", vouched.issuer())
                        .param("subject", vouched.subject())
                        .param("provider", vouched.provider())
                        .param("person", person)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public List<Linked> of(TenantId tenant, UUID person) {
        return jdbc.sql("""
                        select provider, linked_at, used_at from linked_account
                        where tenant_id = :tenant and person = :person order by provider, linked_at
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .query((rs, _) -> new Linked(
                        rs.getString("provider"),
                        rs.getObject("linked_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("used_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** {@code false} where the person has none with this provider. */
    public boolean remove(TenantId tenant, UUID person, String provider) {
        return jdbc.sql(
                                "delete from linked_account where tenant_id = :tenant and person = :person and provider = :provider")
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("provider", provider)
                        .update()
                > 0;
    }

    /** With every provider. */
    public void partAll(TenantId tenant, UUID person) {
        jdbc.sql("delete from linked_account where tenant_id = :tenant and person = :person")
                .param("tenant", tenant.value())
                .param("person", person)
                .update();
    }

    /** Keeps who has still to prove which account is theirs, by a secret that their browser has. */
    public void await(TenantId tenant, String secret, Vouched vouched, Instant until) {
        jdbc.sql("""
                        insert into joining (tenant_id, id_hash, issuer, subject, provider, name, expires_at)
                        values (:tenant, :hash, :issuer, :subject, :provider, :name, :until)
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("issuer", vouched.issuer())
                .param("subject", vouched.subject())
                .param("provider", vouched.provider())
                .param("name", vouched.name())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Vouched> awaited(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        select provider, issuer, subject, name from joining
                        where tenant_id = :tenant and id_hash = :hash and expires_at > :now
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Vouched(
                        rs.getString("provider"),
                        rs.getString("issuer"),
                        rs.getString("subject"),
                        null,
                        false,
                        rs.getString("name")))
                .optional();
    }

    /** Of one who waits one mail is written, and three a day of one account; {@code false} where they have been. */
    public boolean mail(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        update joining set mailed_at = :now
                        where tenant_id = :tenant and id_hash = :hash and mailed_at is null and expires_at > :now
                          and (select count(*) from joining other
                               where other.tenant_id = :tenant and other.issuer = joining.issuer
                                 and other.subject = joining.subject and other.mailed_at > :yesterday) < 3
                        """)
                        .param("tenant", tenant.value())
                        .param("hash", Hash.of(secret))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("yesterday", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void forget(TenantId tenant, String secret) {
        // who was written to is remembered for a day
        jdbc.sql("update joining set expires_at = '-infinity' where tenant_id = :tenant and id_hash = :hash")
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .update();
    }

    /** Takes a token; {@code false} where it was taken before. */
    public boolean take(TenantId tenant, String token, Instant until) {
        return jdbc.sql("""
                        insert into taken_token (tenant_id, id_hash, expires_at) values (:tenant, :hash, :until)
                        on conflict do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("hash", Hash.of(token))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void sweep(TenantId tenant, Instant now) {
        // tokens run out by the machine's clock, which no story moves
        jdbc.sql("delete from taken_token where tenant_id = :tenant and expires_at <= now()")
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("""
                        delete from joining where tenant_id = :tenant and expires_at <= :now
                        and (mailed_at is null or mailed_at <= :yesterday)
                        """)
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("yesterday", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
