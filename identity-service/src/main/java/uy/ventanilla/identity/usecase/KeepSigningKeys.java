package uy.ventanilla.identity.usecase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.store.SigningKeys;

/** Sees to it that there is a key to sign tokens with, and that it stays the same. */
@Service
public class KeepSigningKeys {
    private static final int BITS = 2048;

    private final SigningKeys keys;

    KeepSigningKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /** All keys, the newest first; made now if there are none yet. */
    public JWKSet all() {
        List<JWK> set = keys.all(KeepSigningKeys::make).stream()
                .<JWK>map(key -> read(key.secret()))
                .toList();
        return new JWKSet(set);
    }

    private static SigningKeys.Key make() {
        try {
            var id = UUID.randomUUID().toString();
            var key = new RSAKeyGenerator(BITS)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new SigningKeys.Key(id, key.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    private static RSAKey read(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is unreadable", e);
        }
    }
}
