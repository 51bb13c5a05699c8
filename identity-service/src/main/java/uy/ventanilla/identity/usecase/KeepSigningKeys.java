package uy.ventanilla.identity.usecase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.signin.KeyLife;
import uy.ventanilla.identity.domain.signin.KeyLife.State;
import uy.ventanilla.identity.domain.signin.KeyLife.Turn;
import uy.ventanilla.identity.store.SigningKeys;

/**
 * Sees to it that there is a key to sign tokens with, and another in time. Goes by the machine's own clock, as tokens do, even
 * where stories move the platform's.
 */
@Service
public class KeepSigningKeys {
    private static final Logger log = LoggerFactory.getLogger(KeepSigningKeys.class);
    private static final int BITS = 2048;
    private static final Duration READ_EVERY = Duration.ofSeconds(5);

    /** A key as the operator sees it. */
    public record Listed(String id, State state, Instant madeAt, Instant signsFrom) {}

    /** {@code set}: the one that signs first, then all others that are published. */
    private record Seen(Instant at, JWKSet set) {}

    private final SigningKeys keys;
    private final Duration age;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Seen seen;

    /** {@code age}: how long a key signs before another takes its turn. */
    KeepSigningKeys(SigningKeys keys, @Value("${ventanilla.signing-keys.age}") Duration age) {
        this.keys = keys;
        this.age = age;
    }

    /** All that are published, the one that signs first. Read anew every {@code READ_EVERY}; made where there are none yet. */
    public JWKSet all() {
        var known = seen;
        var now = clock.instant();
        if (known != null && Duration.between(known.at, now).compareTo(READ_EVERY) < 0) {
            return known.set;
        }
        var found = keys.all();
        if (found.isEmpty()) {
            tend();
            found = keys.all();
        }
        var set = new JWKSet(ordered(found, now));
        seen = new Seen(now, set);
        return set;
    }

    private static List<JWK> ordered(List<SigningKeys.Key> found, Instant now) {
        var signing = KeyLife.signing(turns(found), now).map(Turn::id).orElse("");
        var set = new ArrayList<JWK>();
        for (var key : found) {
            set.add(key.id().equals(signing) ? 0 : set.size(), read(key.secret()));
        }
        return set;
    }

    /** Makes another key where the one that signs is old, and removes those that nothing living was signed by. */
    public void tend() {
        keys.change(found -> {
            var now = clock.instant();
            var turns = turns(found);
            if (KeyLife.due(turns, age, now)) {
                make(turns.isEmpty() ? now : now.plus(KeyLife.LEAD));
            }
            for (var over : KeyLife.over(turns, now)) {
                keys.remove(over.id());
                log.info("signing key removed id={}", over.id());
            }
        });
    }

    /** Has another take its turn as soon as everybody knows it. Where one is waiting for its turn, that one stays it. */
    public List<Listed> rotate() {
        keys.change(found -> {
            var now = clock.instant();
            if (turns(found).stream().noneMatch(turn -> turn.signsFrom().isAfter(now))) {
                make(now.plus(KeyLife.LEAD));
            }
        });
        return list();
    }

    /**
     * Removes a key that somebody else may have got hold of: what it signed is refused as soon as it is read that it is gone.
     * {@code false} where there is no such key.
     */
    public boolean revoke(String id) {
        var there = new boolean[1];
        keys.change(found -> {
            there[0] = found.stream().anyMatch(key -> key.id().equals(id));
            if (there[0]) {
                keys.remove(id);
                var now = clock.instant();
                var others = found.stream().filter(key -> !key.id().equals(id)).toList();
                if (others.stream().allMatch(key -> key.signsFrom().isAfter(now))) {
                    // one that waits is published already, so most who check tokens know it
                    others.stream()
                            .min(Comparator.comparing(SigningKeys.Key::signsFrom))
                            .ifPresentOrElse(waiting -> signNow(waiting, now), () -> make(now));
                }
                log.warn("signing key revoked id={}", id);
            }
        });
        seen = null;
        return there[0];
    }

    /** The youngest first. */
    public List<Listed> list() {
        var found = keys.all();
        var turns = turns(found);
        var now = clock.instant();
        return found.stream()
                .map(key -> new Listed(key.id(), KeyLife.state(turn(key), turns, now), key.madeAt(), key.signsFrom()))
                .toList();
    }

    private void signNow(SigningKeys.Key waiting, Instant now) {
        keys.remove(waiting.id());
        keys.add(new SigningKeys.Key(waiting.id(), waiting.madeAt(), now, waiting.secret()));
        log.info("signing key takes its turn at once id={}", waiting.id());
    }

    private void make(Instant signsFrom) {
        var key = generated(signsFrom);
        keys.add(key);
        log.info("signing key made id={} signs from {}", key.id(), signsFrom);
    }

    private SigningKeys.Key generated(Instant signsFrom) {
        try {
            var id = UUID.randomUUID().toString();
            var key = new RSAKeyGenerator(BITS)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new SigningKeys.Key(id, clock.instant(), signsFrom, key.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static List<Turn> turns(List<SigningKeys.Key> found) {
        return found.stream().map(KeepSigningKeys::turn).toList();
    }

    private static Turn turn(SigningKeys.Key key) {
        return new Turn(key.id(), key.signsFrom());
    }

    private static RSAKey read(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is unreadable", e);
        }
    }
}
