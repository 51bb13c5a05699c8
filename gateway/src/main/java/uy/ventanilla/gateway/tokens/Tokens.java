package uy.ventanilla.gateway.tokens;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import uy.ventanilla.gateway.problems.Refusal;

/**
 * Checks bearer tokens against identity's published keys: RS256 alone, for our audience, between {@code nbf} and {@code
 * exp}. The keys are kept for five minutes, asked for anew early when a token names an unknown one (at most twice in
 * thirty seconds, so that forged ids cost identity nothing), and outlive an outage of identity by four hours.
 */
@Component
public class Tokens {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_KEYS_BYTES = 64 * 1024;
    private static final int LONGEST = 4_096;
    /** RFC 7515 §7.1. Decoders pass over what is no base64url, so that one signature would have many spellings. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");

    private final TokenSettings settings;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    private final RememberedTokens genuine = new RememberedTokens(Clock.systemUTC(), Ticker.systemTicker());

    /** When the latest genuine token came by, of {@link System#nanoTime}; none has yet where it is 0. */
    private volatile long lastGenuine;

    Tokens(TokenSettings settings) throws MalformedURLException {
        this.settings = settings;
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        settings.keys().toURL(),
                        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES))
                .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(6).toMillis())
                .rateLimited(Duration.ofSeconds(30).toMillis())
                .outageTolerant(Duration.ofHours(4).toMillis())
                .build();
        // An allow-list: "none" and HMAC with the public key as its secret are the classic forgeries (RFC 8725 §2.1).
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(null, null, Set.of("exp", "sub", "aud")));
    }

    /**
     * Whose a genuine token is.
     *
     * @param tenant absent for the operator's, which belongs to none
     * @param subject the person's or integrator's own name for themselves, one per tenant
     */
    public record Bearer(@Nullable UUID tenant, String subject) {}

    /** Whose a token is that was found genuine a moment ago and has not run out; absent for any other. Never blocks. */
    public @Nullable Bearer remembered(String token) {
        return genuine.find(token);
    }

    /**
     * Reads a genuine token. Blocks where the keys have to be fetched. Throws a {@link Refusal}: 401 for a token that is not
     * genuine, 503 where that cannot be told.
     */
    public Bearer bearer(String token) {
        if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) {
            throw notGenuine();
        }
        try {
            var claims = processor.process(token, null);
            lastGenuine = System.nanoTime();
            var bearer = new Bearer(tenant(claims), claims.getSubject());
            genuine.add(token, bearer, claims.getExpirationTime().toInstant());
            return bearer;
        } catch (BadJOSEException | ParseException | IllegalArgumentException e) {
            throw notGenuine();
        } catch (RateLimitReachedException e) {
            // the keys are there, were asked for twice just now, and the one it names is none of them
            throw keysAreAtHand() ? notGenuine() : cannotTell();
        } catch (KeySourceException e) {
            throw cannotTell();
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be checked", e);
        }
    }

    /** What was checked a moment ago was checked with keys, and these are kept for longer than that. */
    private boolean keysAreAtHand() {
        long latest = lastGenuine;
        return latest != 0 && System.nanoTime() - latest < Duration.ofMinutes(5).toNanos();
    }

    private static Refusal notGenuine() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "invalid-token",
                "The bearer token is not valid or has expired. Get a new one.");
    }

    private static Refusal cannotTell() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Tokens cannot be checked at this moment. Try again in a few seconds.");
    }

    private @Nullable UUID tenant(JWTClaimsSet claims) throws ParseException, BadJWTException {
        var named = claims.getStringClaim("tenant");
        var tenant = named == null ? null : UUID.fromString(named);
        var meantFor = tenant != null ? settings.audience() : settings.operatorAudience();
        if (!claims.getAudience().contains(meantFor)) {
            throw new BadJWTException("made for somebody else");
        }
        return tenant;
    }
}
