package uy.ventanilla.intake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Stands where identity-service would: publishes keys and signs tokens with them. */
public final class Keys implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final RSAKey KEY = key();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            context.addApplicationListener(event -> {
                if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                    server.stop(0);
                }
            });
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("keys", Map.of("ventanilla.identity.url", url)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as identity-service would give {@code person}. */
    static String token(UUID tenant, UUID person, String role) {
        try {
            var now = Clock.systemUTC().instant();
            var claims = new JWTClaimsSet.Builder()
                    .subject(person.toString())
                    .audience("ventanilla")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)))
                    .claim("tenant", tenant.toString())
                    .claim("person", person.toString())
                    .claim("name", "Ada")
                    .claim("roles", List.of(role))
                    .build();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
