package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.identity.FrontDoor.Tenant;

/** Customers who come by the program around the portal (S57). */
@IdentityStory
class ProgramTest {
    private static RSAKey key;
    private static HttpServer program;

    @Autowired
    private FrontDoor door;

    @BeforeAll
    static void publishItsKeys() throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyID("program-1").generate();
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/jwks.json", exchange -> {
            var set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        program.start();
    }

    @AfterAll
    static void end() {
        program.stop(0);
    }

    @Test
    void a_customer_comes_by_the_programs_token_and_by_nothing_else() {
        var tenant = tenant();
        var byPassword = door.browser();
        door.signIn(tenant, byPassword, "ada@clients.example", "ada's password");
        assertThat(isSignedIn(tenant, byPassword)).isFalse();

        var browser = door.browser();
        assertThat(come(tenant, browser, signed(_ -> {})))
                .as("the portal's own session starts anew, whoever's it was")
                .endsWith("/session/start/portal");

        assertThat(isSignedIn(tenant, browser)).isTrue();
        var agent = door.browser();
        door.signIn(tenant, agent, "bruno@acme.example", "bruno's password");
        assertThat(isSignedIn(tenant, agent)).as("staff go on as before").isTrue();
    }

    @Test
    void a_token_lets_in_once() {
        var tenant = tenant();
        var token = signed(_ -> {});
        come(tenant, door.browser(), token);

        var again = door.browser();

        assertThat(come(tenant, again, token)).endsWith("/login?program");
        assertThat(isSignedIn(tenant, again)).isFalse();
        var refused = door.get(tenant, "/api/audit?action=sign-in.refused", door.token(tenant, "zoe"))
                .json();
        assertThat(refused.at("/items/0/subject/name").asString()).isEqualTo("Ada");
    }

    @Test
    void the_programs_name_for_somebody_outlives_their_address() {
        var tenant = tenant();
        come(tenant, door.browser(), signed(_ -> {}));

        var browser = door.browser();
        come(tenant, browser, signed(claims -> claims.claim("email", "ada@elsewhere.example")));

        assertThat(isSignedIn(tenant, browser)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "endless",
                "too long",
                "another audience",
                "another issuer",
                "no id",
                "no subject",
                "an agent",
                "a stranger",
                "another key",
                "no signature",
                "the public key as a password",
                "rubbish"
            })
    void any_other_token_lets_nobody_in(String wrong) throws JOSEException {
        var tenant = tenant();
        var browser = door.browser();

        var token = switch (wrong) {
            case "expired" -> signed(claims -> claims.expirationTime(in(-120)));
            case "endless" -> signed(claims -> claims.expirationTime(null));
            case "too long" -> signed(claims -> claims.expirationTime(in(3600)));
            case "another audience" -> signed(claims -> claims.audience("somebody"));
            case "another issuer" -> signed(claims -> claims.issuer("https://evil.example"));
            case "no id" -> signed(claims -> claims.jwtID(null));
            case "no subject" -> signed(claims -> claims.subject(null));
            case "an agent" -> signed(claims -> claims.subject("u-2").claim("email", "bruno@acme.example"));
            case "a stranger" -> signed(claims -> claims.subject("u-3").claim("email", "eva@evil.example"));
            case "another key" ->
                signedBy(new RSAKeyGenerator(2048).keyID("program-1").generate(), claims().build());
            case "no signature" -> new PlainJWT(claims().build()).serialize();
            case "the public key as a password" -> forged();
            default -> "rubbish";
        };

        assertThat(come(tenant, browser, token)).endsWith("/login?program");
        assertThat(isSignedIn(tenant, browser)).isFalse();
    }

    /** A tenant whose customers come by the program. */
    private Tenant tenant() {
        var tenant = door.tenant();
        var applied = door.apply(
                tenant.slug(),
                Blueprints.small(tenant.slug())
                        + """
                portal: {shown: always, session: host}
                signIn:
                  password: true
                  host: {issuer: "https://app.acme.example", audience: ventanilla, keys: "http://127.0.0.1:%d/jwks.json"}
                """.formatted(program.getAddress().getPort()));
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        return tenant;
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://app.acme.example")
                .audience("ventanilla")
                .subject("u-1")
                .claim("email", "Ada@clients.example")
                .claim("name", "Ada")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(300));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String signed(Consumer<JWTClaimsSet.Builder> otherwise) {
        var claims = claims();
        otherwise.accept(claims);
        return signedBy(key, claims.build());
    }

    private static String signedBy(RSAKey by, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC with what everybody can read: RFC 8725 §2.1. */
    private static String forged() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("program-1").build(), claims().build());
        token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    /** As a page of the program's does: from another site, with no form of ours. Returns where the browser is sent. */
    private String come(Tenant tenant, HttpClient browser, String token) {
        return door.postForm(tenant, browser, "/login/program", Map.of("token", token))
                .header("location");
    }

    private boolean isSignedIn(Tenant tenant, HttpClient browser) {
        return door.send(
                        browser,
                        door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"))
                .header("location")
                .contains("code=");
    }
}
