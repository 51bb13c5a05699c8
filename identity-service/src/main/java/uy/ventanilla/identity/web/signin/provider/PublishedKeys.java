package uy.ventanilla.identity.web.signin.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks what others sign by the keys they publish: kept for five minutes, asked for anew when a token names an unknown one, at
 * most twice in thirty seconds, so that forged ids cost nobody anything; an outage of theirs is outlived by hours.
 */
final class PublishedKeys {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_BYTES = 256 * 1024;
    // an allow-list: "none" and HMAC with a public key as its secret are the classic forgeries (RFC 8725 §2.1)
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private PublishedKeys() {}

    static NimbusJwtDecoder decoder(String keys) {
        try {
            var source = JWKSourceBuilder.<SecurityContext>create(
                            URI.create(keys).toURL(),
                            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                    .cache(
                            Duration.ofMinutes(5).toMillis(),
                            Duration.ofSeconds(6).toMillis())
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .outageTolerant(Duration.ofHours(4).toMillis())
                    .build();
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
            processor.setJWSTypeVerifier((_, _) -> {});
            processor.setJWTClaimsSetVerifier((_, _) -> {}); // Spring's validators look at the claims
            return new NimbusJwtDecoder(processor);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no address of keys: " + keys, e);
        }
    }
}
