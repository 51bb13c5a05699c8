package uy.ventanilla.identity.store;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens, kept so that a restarted service or another replica goes on with the same ones. Each is
 * encrypted (AES-256-GCM) with {@code ventanilla.secret}: a copy of the database alone signs nothing.
 */
@Repository
public class SigningKeys {
    /** A private key in a text form of its maker's choice. */
    public record Key(String id, String secret) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String password;

    SigningKeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${ventanilla.secret}") String password) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.password = password;
    }

    /** All keys, the newest first; the first service of an installation to ask has one made. */
    public List<Key> all(Supplier<Key> maker) {
        return transaction.execute(_ -> {
            // two replicas that start together must not each make one
            jdbc.sql("select pg_advisory_xact_lock(hashtext('signing-key'))")
                    .query((_, _) -> true)
                    .single();
            if (jdbc.sql("select count(*) from signing_key").query(Long.class).single() == 0) {
                add(maker.get());
            }
            return jdbc.sql("select id, salt, sealed from signing_key order by made_at desc, id")
                    .query((rs, _) -> new Key(
                            rs.getString("id"), open(rs.getString("id"), rs.getString("salt"), rs.getString("sealed"))))
                    .list();
        });
    }

    private void add(Key key) {
        var salt = KeyGenerators.string().generateKey();
        jdbc.sql("insert into signing_key (id, made_at, salt, sealed) values (:id, :now, :salt, :sealed)")
                .param("id", key.id)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("salt", salt)
                .param("sealed", box(salt).encrypt(key.secret))
                .update();
    }

    private String open(String id, String salt, String sealed) {
        try {
            return box(salt).decrypt(sealed);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "signing key " + id
                            + " was encrypted with another ventanilla.secret; start with that one, or delete"
                            + " the row from signing_key to have a new key made (everybody signs in again)",
                    e);
        }
    }

    private TextEncryptor box(String salt) {
        return Encryptors.delux(password, salt);
    }
}
