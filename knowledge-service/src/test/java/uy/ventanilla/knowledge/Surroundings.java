package uy.ventanilla.knowledge;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import uy.ventanilla.testkit.Servers;

/** What stands around the service: somebody who signs tokens, and a gate before Elasticsearch that can be shut. */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final RSAKey KEY = key();
    private static final HttpServer IDENTITY = identity();
    private static final Gate GATE = Gate.before(URI.create(Servers.shared().elasticsearch()));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "surroundings",
                        Map.of(
                                "ventanilla.identity.url",
                                "http://localhost:" + IDENTITY.getAddress().getPort(),
                                "ventanilla.elasticsearch.url",
                                "http://localhost:" + GATE.port())));
    }

    static Gate elasticsearch() {
        return GATE;
    }

    /** A token of a person of {@code tenant} with one role. */
    static String token(UUID tenant, String name, String role) {
        return sign(claims(tenant)
                .subject(name)
                .claim(
                        "person",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .claim("name", name)
                .claim("roles", List.of(role))
                .build());
    }

    /** A token of an integrator. */
    static String integrator(UUID tenant, String scope) {
        return sign(claims(tenant)
                .subject("crm")
                .claim("name", "CRM")
                .claim("scope", List.of(scope))
                .build());
    }

    private static JWTClaimsSet.Builder claims(UUID tenant) {
        var now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .audience("ventanilla")
                .claim("tenant", tenant.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private static String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
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

    private static HttpServer identity() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
