package uy.ventanilla.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens, kept so that a restarted service or another replica goes on with the same ones. Each is
 * encrypted (AES-256-GCM) with {@code ventanilla.secret}: a copy of the database alone signs nothing.
 */
@Repository
public class SigningKeys {
    /**
     * A private key.
     *
     * @param signsFrom from then on tokens are signed by it, until a younger one's turn comes
     * @param secret in a text form of its maker's choice
     */
    public record Key(String id, Instant madeAt, Instant signsFrom, String secret) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecretBox box;

    SigningKeys(JdbcClient jdbc, PlatformTransactionManager transactions, SecretBox box) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.box = box;
    }

    /** All keys, the one whose turn comes last first. */
    public List<Key> all() {
        return jdbc.sql("select id, made_at, signs_from, salt, sealed from signing_key order by signs_from desc, id")
                .query((rs, _) -> new Key(
                        rs.getString("id"),
                        rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("signs_from", OffsetDateTime.class).toInstant(),
                        open(rs.getString("id"), rs.getString("salt"), rs.getString("sealed"))))
                .list();
    }

    /** Changes the set, while nobody else does: of replicas that find the same key missing, one makes it. */
    public void change(Consumer<List<Key>> work) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('signing-key'))")
                    .query((_, _) -> true)
                    .single();
            work.accept(all());
        });
    }

    /** Within {@link #change}. */
    public void add(Key key) {
        var salt = SecretBox.salt();
        jdbc.sql(
                        "insert into signing_key (id, made_at, signs_from, salt, sealed) values (:id, :made, :from, :salt, :sealed)")
                .param("id", key.id)
                .param("made", key.madeAt.atOffset(ZoneOffset.UTC))
                .param("from", key.signsFrom.atOffset(ZoneOffset.UTC))
                .param("salt", salt)
                .param("sealed", box.close(salt, key.secret))
                .update();
    }

    /** Within {@link #change}. */
    public void remove(String id) {
        jdbc.sql("delete from signing_key where id = :id").param("id", id).update();
    }

    private String open(String id, String salt, String sealed) {
        try {
            return box.open(salt, sealed);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "signing key " + id
                            + " was encrypted with another ventanilla.secret; start with that one, or delete"
                            + " the row from signing_key to have a new key made (everybody signs in again)",
                    e);
        }
    }
}
