package uy.ventanilla.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The keys of identity-service, and tokens genuine and forged. */
final class Identity {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2126-01-01T00:00:00Z");

    private final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(generate("k1")));
    private final RSAKey stranger = generate("k1");
    private volatile RSAKey signing = published.getFirst();

    String keys() {
        return new JWKSet(List.copyOf(published)).toPublicJWKSet().toString();
    }

    /** Shows the next key beside the one that signs. */
    void publishTheNext() {
        published.add(generate("k" + (published.size() + 1)));
    }

    void signByTheNext() {
        signing = published.getLast();
    }

    /** Shows none any more but the one that signs. */
    void withdrawTheOld() {
        published.removeIf(key -> !key.equals(signing));
    }

    String token(@Nullable UUID tenant) {
        return signed(signing, tenant, claims -> claims);
    }

    /** Somebody's, and no two the same. */
    String token(UUID tenant, String subject) {
        return signed(
                signing,
                tenant,
                claims -> claims.subject(subject).jwtID(UUID.randomUUID().toString()));
    }

    /** The operator's: of no tenant, for the platform alone. */
    String operator() {
        return signed(signing, null, claims -> claims.audience("platform"));
    }

    String expired(UUID tenant) {
        return signed(signing, tenant, claims -> claims.expirationTime(Date.from(LONG_AGO)));
    }

    String notYetValid(UUID tenant) {
        return signed(signing, tenant, claims -> claims.notBeforeTime(Date.from(FAR_AWAY)));
    }

    String forSomebodyElse(UUID tenant) {
        return signed(signing, tenant, claims -> claims.audience("portal"));
    }

    String signedByAStranger(UUID tenant) {
        return signed(stranger, tenant, claims -> claims);
    }

    String unsigned(UUID tenant) {
        return new PlainJWT(claims(tenant).build()).serialize();
    }

    /** The classic: the public key, which everybody has, taken as the secret of a MAC. */
    String macWithThePublicKey(UUID tenant) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                    claims(tenant).build());
            token.sign(new MACSigner(signing.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(RSAKey key, @Nullable UUID tenant, UnaryOperator<JWTClaimsSet.Builder> with) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    with.apply(claims(tenant)).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(@Nullable UUID tenant) {
        return new JWTClaimsSet.Builder()
                .subject("ada")
                .audience("ventanilla")
                .expirationTime(Date.from(FAR_AWAY))
                .claim("tenant", tenant == null ? null : tenant.toString());
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
