package uy.ventanilla.notification;

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
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Stands where identity-service stands: publishes a key and signs tokens with it. */
public final class Tokens implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final RSAKey KEY;
    private static final HttpServer SERVER;

    static {
        try {
            KEY = new RSAKeyGenerator(2048).keyID("test").generate();
            SERVER = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SERVER.createContext("/oauth2/jwks", exchange -> {
                var body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            SERVER.start();
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var url = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("tokens", Map.of("ventanilla.identity.url", url)));
    }

    static String of(UUID tenant, UUID person, Duration life, String... roles) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .subject(person.toString())
                    .audience("ventanilla")
                    .claim("tenant", tenant.toString())
                    .claim("person", person.toString())
                    .claim("name", "somebody")
                    .claim("roles", List.of(roles))
                    .expirationTime(Date.from(Clock.systemUTC().instant().plus(life)))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
