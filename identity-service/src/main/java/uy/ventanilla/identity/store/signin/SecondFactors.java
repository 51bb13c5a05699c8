package uy.ventanilla.identity.store.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.signin.Passkey;
import uy.ventanilla.identity.store.SecretBox;
import uy.ventanilla.platform.tenancy.TenantId;

/** What people prove themselves by beside the first factor. */
@Repository
public class SecondFactors {
    /** A generator's key, base64, and the last step a code was taken of. */
    public record Generator(String secret, UUID session, boolean confirmed, long lastStep) {
        public byte[] key() {
            return Base64.getDecoder().decode(secret);
        }
    }

    private static final String PASSKEY = "id, person, host, label, attestation, counter, made_at, used_at";

    private final JdbcClient jdbc;
    private final SecretBox box;

    SecondFactors(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** A generator that counts once it is confirmed, set up by {@code session}; one that is confirmed already stays. */
    public void begin(TenantId tenant, UUID person, UUID session, byte[] key) {
        var salt = SecretBox.salt();
        jdbc.sql("""
                        insert into code_generator (tenant_id, person, session, salt, sealed)
                        values (:tenant, :person, :session, :salt, :sealed)
                        on conflict (tenant_id, person) do update set session = excluded.session, salt = excluded.salt, sealed = excluded.sealed,
                            last_step = 0
                        where code_generator.confirmed_at is null
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("session", session)
                .param("salt", salt)
                .param("sealed", box.close(salt, Base64.getEncoder().encodeToString(key)))
                .update();
    }

    /** Held until the transaction ends: of two who type the same code one is too late. */
    public Optional<Generator> generator(TenantId tenant, UUID person) {
        return jdbc.sql("""
                        select salt, sealed, session, confirmed_at, last_step from code_generator
                        where tenant_id = :tenant and person = :person for update
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .query((rs, _) -> new Generator(
                        box.open(rs.getString("salt"), rs.getString("sealed")),
                        rs.getObject("session", UUID.class),
                        rs.getObject("confirmed_at") != null,
                        rs.getLong("last_step")))
                .optional();
    }

    /** A code of {@code step} was taken, which confirms the generator. */
    public void taken(TenantId tenant, UUID person, long step, Instant now) {
        jdbc.sql("""
                        update code_generator set last_step = :step, confirmed_at = coalesce(confirmed_at, :now)
                        where tenant_id = :tenant and person = :person
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("step", step)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean hasCodes(TenantId tenant, UUID person) {
        return jdbc.sql("""
                        select count(*) from code_generator
                        where tenant_id = :tenant and person = :person and confirmed_at is not null
                        """)
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** With its recovery codes; {@code false} where there was none. */
    public boolean removeCodes(TenantId tenant, UUID person) {
        recoverBy(tenant, person, List.of());
        return jdbc.sql("delete from code_generator where tenant_id = :tenant and person = :person")
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .update()
                == 1;
    }

    /** These and no others. */
    public void recoverBy(TenantId tenant, UUID person, List<String> hashes) {
        jdbc.sql("delete from recovery_code where tenant_id = :tenant and person = :person")
                .param("tenant", tenant.value())
                .param("person", person)
                .update();
        for (var hash : hashes) {
            jdbc.sql("insert into recovery_code (tenant_id, person, code) values (:tenant, :person, :code)")
                    .param("tenant", tenant.value())
                    .param("person", person)
                    .param("code", hash)
                    .update();
        }
    }

    /** Uses it up; {@code false} where it is none. */
    public boolean recover(TenantId tenant, UUID person, String hash) {
        return jdbc.sql("delete from recovery_code where tenant_id = :tenant and person = :person and code = :code")
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("code", hash)
                        .update()
                == 1;
    }

    public int recoveryLeft(TenantId tenant, UUID person) {
        return jdbc.sql("select count(*) from recovery_code where tenant_id = :tenant and person = :person")
                .param("tenant", tenant.value())
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    public void add(TenantId tenant, Passkey passkey) {
        jdbc.sql("""
                        insert into passkey (tenant_id, id, person, host, label, attestation, counter, made_at)
                        values (:tenant, :id, :person, :host, :label, :attestation, :counter, :now)
                        """)
                .param("tenant", tenant.value())
                .param("id", passkey.id())
                .param("person", passkey.person())
                .param("host", passkey.host())
                .param("label", passkey.label())
                .param("attestation", passkey.attestation())
                .param("counter", passkey.counter())
                .param("now", passkey.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public List<Passkey> passkeys(TenantId tenant, UUID person) {
        return jdbc.sql("select " + PASSKEY
                        + " from passkey where tenant_id = :tenant and person = :person order by made_at, id")
                .param("tenant", tenant.value())
                .param("person", person)
                .query((rs, _) -> passkey(rs))
                .list();
    }

    /** Held until the transaction ends, so that its counter only grows. */
    public Optional<Passkey> passkey(TenantId tenant, String id) {
        return jdbc.sql("select " + PASSKEY + " from passkey where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, _) -> passkey(rs))
                .optional();
    }

    private static Passkey passkey(ResultSet rs) throws SQLException {
        var used = rs.getObject("used_at", OffsetDateTime.class);
        return new Passkey(
                rs.getString("id"),
                rs.getObject("person", UUID.class),
                rs.getString("host"),
                rs.getString("label"),
                rs.getString("attestation"),
                rs.getLong("counter"),
                rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    public void used(TenantId tenant, String id, long counter, Instant now) {
        jdbc.sql("update passkey set counter = :counter, used_at = :now where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("counter", counter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** {@code false} where the person has no such. */
    public boolean remove(TenantId tenant, UUID person, String id) {
        return jdbc.sql("delete from passkey where tenant_id = :tenant and person = :person and id = :id")
                        .param("tenant", tenant.value())
                        .param("person", person)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whether anybody could sign in by one on this host. */
    public boolean anyPasskey(TenantId tenant, String host) {
        return jdbc.sql("select exists (select 1 from passkey where tenant_id = :tenant and host = :host)")
                .param("tenant", tenant.value())
                .param("host", host)
                .query(Boolean.class)
                .single();
    }

    /** What the browser that has {@code secret} shall have signed. */
    public void ask(TenantId tenant, String secret, String challenge, Instant until) {
        jdbc.sql("""
                        insert into challenge (tenant_id, id_hash, challenge, expires_at)
                        values (:tenant, :hash, :challenge, :until)
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("challenge", challenge)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It is answered once. */
    public Optional<String> answered(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        delete from challenge where tenant_id = :tenant and id_hash = :hash and expires_at > :now
                        returning challenge
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    public void sweep(TenantId tenant, Instant now) {
        jdbc.sql("delete from challenge where tenant_id = :tenant and expires_at <= :now")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
