package uy.ventanilla.ticket;

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
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Signs tokens as identity-service does and publishes its key, on a real HTTP server of its own; the same server answers
 * for files as intake-service does.
 */
class Identity implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Map<String, Map<String, String>> FILES = new ConcurrentHashMap<>();
    private static final RSAKey KEY = key();
    private static final HttpServer SERVER = server();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var url = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        TestPropertyValues.of("ventanilla.identity.url=" + url, "ventanilla.intake.url=" + url)
                .applyTo(context);
    }

    static void keeps(UUID file, String name, String contentType, long size) {
        FILES.put(
                file.toString(),
                Map.of(
                        "Content-Type",
                        contentType,
                        "Content-Length",
                        Long.toString(size),
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "\""));
    }

    static String token(UUID tenant, UUID person, String name, String role) {
        return token(
                Map.of("tenant", tenant.toString(), "person", person.toString(), "name", name, "roles", List.of(role)));
    }

    static String programToken(UUID tenant, String scope) {
        return token(Map.of("tenant", tenant.toString(), "name", "a program", "scope", List.of(scope)));
    }

    static String operatorToken() {
        return token(Map.of("aud", "platform", "scope", List.of("platform")));
    }

    private static String token(Map<String, Object> claims) {
        var now = Clock.systemUTC().instant();
        var body = new JWTClaimsSet.Builder()
                .subject("somebody")
                .audience("ventanilla")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        claims.forEach(body::claim);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    body.build());
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

    private static HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                var body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/intake/attachments/", exchange -> {
                var headers = FILES.get(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
                if (headers == null || exchange.getRequestHeaders().getFirst("X-Ventanilla-Tenant") == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    exchange.sendResponseHeaders(200, -1);
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
