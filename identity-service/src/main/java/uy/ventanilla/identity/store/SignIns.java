package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.identity.domain.Hash;
import uy.ventanilla.identity.domain.signin.Pending;
import uy.ventanilla.identity.domain.signin.Session;
import uy.ventanilla.identity.domain.signin.SignedIn;
import uy.ventanilla.identity.domain.signin.Visit;
import uy.ventanilla.platform.tenancy.TenantId;

/** Browsers that are signed in. A cookie of one tenant finds nothing in another's rows. */
@Repository
public class SignIns {
    private final JdbcClient jdbc;

    SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code pending}: the person owes a second factor. */
    public void add(TenantId tenant, String secret, UUID person, Session session, boolean pending) {
        jdbc.sql("""
                        insert into sign_in (tenant_id, id_hash, id, person, how, program, origin, since, seen_at, expires_at,
                            pending)
                        values (:tenant, :hash, :id, :person, :how, :program, :origin, :since, :seen, :expires, :pending)
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("id", session.id())
                .param("person", person)
                .param("how", session.how())
                .param("pending", pending)
                .param("program", session.visit().program())
                .param("origin", session.visit().origin())
                .param("since", session.since().atOffset(ZoneOffset.UTC))
                .param("seen", session.seen().atOffset(ZoneOffset.UTC))
                .param("expires", session.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A person's sign-ins that have not run out, the newest first. */
    public List<Session> all(TenantId tenant, UUID person, Instant now) {
        return jdbc.sql("""
                        select id, how, program, origin, since, seen_at, expires_at from sign_in
                        where tenant_id = :tenant and person = :person and not pending and expires_at > :now order by since desc, id
                        """)
                .param("tenant", tenant.value())
                .param("person", person)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> {
                    var since = rs.getObject("since", OffsetDateTime.class).toInstant();
                    var seen = rs.getObject("seen_at", OffsetDateTime.class);
                    return new Session(
                            rs.getObject("id", UUID.class),
                            rs.getString("how"),
                            new Visit(rs.getString("program"), rs.getString("origin")),
                            since,
                            seen == null ? since : seen.toInstant(),
                            rs.getObject("expires_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** It has just got a token; {@code false} where it has ended, and held until the transaction ends where not. */
    public boolean seen(TenantId tenant, UUID session, Instant now) {
        return jdbc.sql(
                                "update sign_in set seen_at = :now where tenant_id = :tenant and id = :id and expires_at > :now")
                        .param("tenant", tenant.value())
                        .param("id", session)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Uses up the sign-in that owed a second factor; {@code false} where it has ended meanwhile. */
    public boolean takePending(TenantId tenant, UUID person, UUID session) {
        return jdbc.sql("delete from sign_in where tenant_id = :tenant and id = :id and person = :person and pending")
                        .param("tenant", tenant.value())
                        .param("id", session)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Ends the sign-ins of all customers, or of all staff, when what they have to prove has changed. */
    public void endAllOf(TenantId tenant, boolean staff) {
        var whose = " in (select id from person where tenant_id = :tenant and role " + (staff ? "<>" : "=")
                + " 'CUSTOMER')";
        jdbc.sql("delete from sign_in where tenant_id = :tenant and person" + whose)
                .param("tenant", tenant.value())
                .update();
        jdbc.sql("delete from oauth2_authorization where tenant_id = :tenant and principal_name"
                        + whose.replace("select id", "select id::text"))
                .param("tenant", tenant.value())
                .update();
    }

    public Optional<SignedIn> find(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        select id, person, since from sign_in
                        where tenant_id = :tenant and id_hash = :hash and not pending and expires_at > :now
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new SignedIn(
                        rs.getObject("id", UUID.class),
                        rs.getObject("person", UUID.class),
                        rs.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Who owes a second factor. */
    public Optional<Pending> findPending(TenantId tenant, String secret, Instant now) {
        return jdbc.sql("""
                        select id, person, how from sign_in
                        where tenant_id = :tenant and id_hash = :hash and pending and expires_at > :now
                        """)
                .param("tenant", tenant.value())
                .param("hash", Hash.of(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Pending(
                        rs.getObject("id", UUID.class), rs.getObject("person", UUID.class), rs.getString("how")))
                .optional();
    }

    /** Ends a sign-in, and what was authorised by it. {@code false} where the person has none of this id. */
    public boolean end(TenantId tenant, UUID person, UUID session) {
        // first the sign-in, which whoever authorises something by it holds: then what they have saved is seen and
        // ended
        int ended = jdbc.sql("delete from sign_in where tenant_id = :tenant and id = :id and person = :person")
                .param("tenant", tenant.value())
                .param("id", session)
                .param("person", person)
                .update();
        if (ended == 1) {
            jdbc.sql("delete from oauth2_authorization where tenant_id = :tenant and sign_in = :id")
                    .param("tenant", tenant.value())
                    .param("id", session)
                    .update();
        }
        return ended == 1;
    }

    /**
     * Holds a sign-in while something is authorised by it: its end waits, and then ends that too. {@code false} where it has
     * ended already.
     */
    public boolean hold(TenantId tenant, UUID session) {
        return !jdbc.sql("select 1 from sign_in where tenant_id = :tenant and id = :id for share")
                .param("tenant", tenant.value())
                .param("id", session)
                .query(Integer.class)
                .list()
                .isEmpty();
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
