package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import uy.ventanilla.testkit.MovableClock;

/** Tokens for people, integrators and the operator. */
@IdentityStory
class TokenTest {
    @Autowired
    private MovableClock clock;

    @Autowired
    private FrontDoor door;

    @Value("${local.server.port}")
    private int port;

    @Test
    void a_person_signs_in_and_the_portal_gets_their_tokens() {
        var tenant = door.tenant();
        var code = door.code(tenant, door.browser(), "Ada@clients.example", "ada's password");
        var tokens = door.tokens(tenant, code, FrontDoor.VERIFIER);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);

        var access = verified(tokens, "access_token");
        assertThat(access.getClaimAsString("iss")).isEqualTo(tenant.origin());
        assertThat(access.getAudience()).containsExactly("ventanilla");
        assertThat(access.getClaimAsString("tenant")).isEqualTo(tenant.id().toString());
        assertThat(access.getClaimAsString("name")).isEqualTo("Ada");
        assertThat(access.getClaimAsStringList("roles")).containsExactly("customer");
        assertThat(access.getClaimAsString("person")).isEqualTo(access.getSubject());
        assertThat(access.getClaimAsString("org")).isNotBlank();
        var id = verified(tokens, "id_token");
        assertThat(id.getClaimAsString("nonce")).isEqualTo("n-1");
        assertThat(id.getAudience()).containsExactly("portal");

        var me = door.get(tenant, "/api/me", access.getTokenValue()).json();
        assertThat(me.at("/organisation/name").asString()).isEqualTo("Bodega Sur");
        assertThat(me.at("/address").asString()).isEqualTo("ada@clients.example");
    }

    @Test
    void a_refresh_token_brings_what_has_changed_since() {
        var tenant = door.tenant();
        var code = door.code(tenant, door.browser(), "bruno@acme.example", "bruno's password");
        var refresh = door.tokens(tenant, code, FrontDoor.VERIFIER)
                .json()
                .get("refresh_token")
                .asString();
        door.directory(tenant, "people: [{email: bruno@acme.example, name: Bruno, role: lead}]");
        var fields = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        var portal = FrontDoor.basic("portal", FrontDoor.PORTAL_SECRET);
        var fresh = verified(door.token(tenant, portal, fields), "access_token");
        assertThat(fresh.getClaimAsStringList("roles")).containsExactly("lead");
        assertThat(door.token(door.tenant(), portal, fields).status()).isEqualTo(400);
    }

    @Test
    void a_code_serves_once_and_only_who_asked_for_it() {
        var tenant = door.tenant();
        var browser = door.browser();
        var code = door.code(tenant, browser, "ada@clients.example", "ada's password");
        assertThat(door.tokens(tenant, code, "another-verifier-that-is-long-enough-for-rfc-7636")
                        .status())
                .isEqualTo(400);
        var next = FrontDoor.code(door.send(
                browser, door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html")));
        assertThat(door.tokens(door.tenant(), next, FrontDoor.VERIFIER).status())
                .isEqualTo(400);
        assertThat(door.tokens(tenant, next, FrontDoor.VERIFIER).status()).isEqualTo(200);
        assertThat(door.tokens(tenant, next, FrontDoor.VERIFIER).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://evil.example/session/callback",
        "redirect_uri, http://acme.localhost/session/callback",
        "client_id, somebody",
        "client_id, operator",
    })
    void who_asks_to_be_sent_elsewhere_is_sent_nowhere(String parameter, String value) {
        var tenant = door.tenant();
        var answer = door.send(door.to(tenant, FrontDoor.authorize(tenant, Map.of(parameter, value)))
                .header("Accept", "text/html"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_request_without_proof_of_possession_is_refused() {
        var tenant = door.tenant();
        var path = FrontDoor.authorize(tenant, Map.of("code_challenge", "", "code_challenge_method", ""));
        assertThat(door.send(door.to(tenant, path).header("Accept", "text/html"))
                        .header("location"))
                .contains("error=invalid_request");
    }

    @Test
    void a_browser_signed_in_at_one_tenant_is_nobody_at_another() {
        var tenant = door.tenant();
        var neighbour = door.tenant();
        var browser = door.browser();
        door.code(tenant, browser, "ada@clients.example", "ada's password");
        // the same browser sends the same cookie: only the host differs
        var answer = door.send(
                browser,
                door.to(neighbour, FrontDoor.authorize(neighbour, Map.of())).header("Accept", "text/html"));
        assertThat(answer.header("location")).endsWith("/login");
    }

    @Test
    void signing_out_ends_the_sign_in() {
        var tenant = door.tenant();
        var browser = door.browser();
        door.code(tenant, browser, "ada@clients.example", "ada's password");
        assertThat(door.send(browser, door.to(tenant, "/logout").header("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(200); // another site cannot do it
        assertThat(door.send(browser, door.to(tenant, "/logout")).status()).isEqualTo(302);
        var answer = door.send(
                browser, door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"));
        assertThat(answer.header("location")).endsWith("/login");
    }

    @Test
    void guessing_is_slowed_down_and_tells_nothing() {
        var tenant = door.tenant();
        for (var address : List.of("ada@clients.example", "nobody@clients.example")) {
            var browser = door.browser();
            for (int i = 0; i < 5; i++) {
                assertThat(door.signIn(tenant, browser, address, "a guess")).endsWith("/login?error");
            }
            assertThat(door.signIn(tenant, browser, address, "a guess")).endsWith("/login?wait");
        }
        assertThat(door.signIn(tenant, door.browser(), "ada@clients.example", "ada's password"))
                .endsWith("/login?wait");
        assertThat(door.signIn(tenant, door.browser(), "bruno@acme.example", "bruno's password"))
                .endsWith("/");

        // whoever guesses locks nobody out who comes from elsewhere
        var elsewhere = door.browser();
        var form = door.csrf(door.send(elsewhere, door.to(tenant, "/login")));
        var typed = "_csrf=" + FrontDoor.encoded(form) + "&username=ada%40clients.example&password="
                + FrontDoor.encoded("ada's password");
        assertThat(door.send(
                                elsewhere,
                                door.to(tenant, "/login")
                                        .header("X-Forwarded-For", "203.0.113.9")
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(typed)))
                        .header("location"))
                .endsWith("/");
    }

    @Test
    void a_sign_in_form_of_another_site_is_refused() {
        var tenant = door.tenant();
        var fields = Map.of("username", "ada@clients.example", "password", "ada's password");
        assertThat(door.postForm(tenant, door.browser(), "/login", fields).status())
                .isEqualTo(403);
    }

    @Test
    void the_sign_in_page_wears_the_tenants_colours_in_both_languages() {
        var tenant = door.tenant();
        var spanish = door.send(door.to(tenant, "/login"));
        assertThat(spanish.body()).contains("Acme &amp; Hijos", "#0b5fa5", "Iniciar sesión", "Soporte Acme");
        assertThat(spanish.header("content-security-policy")).contains("frame-ancestors 'none'");
        var english = door.send(door.to(tenant, "/login").header("Accept-Language", "en-GB,en;q=0.8,es;q=0.5"));
        assertThat(english.body()).contains("Sign in", "Acme support");
        assertThat(door.send(door.to(tenant, "/login?lang=en")).body()).contains("Sign in");
    }

    @Test
    void an_integrator_gets_tokens_by_a_secret_that_is_shown_once() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var body = "{\"name\":\"ERP\",\"scopes\":[\"directory:read\"]}";
        assertThat(door.post(tenant, "/api/clients", door.token(tenant, "lea"), body)
                        .status())
                .isEqualTo(403);
        var made = door.post(tenant, "/api/clients", zoe, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("clientId").asString();
        var secret = made.json().get("clientSecret").asString();
        assertThat(door.get(tenant, "/api/clients", zoe).body()).contains(id).doesNotContain(secret);

        var fields = Map.of("grant_type", "client_credentials", "scope", "directory:read");
        var token = verified(door.token(tenant, FrontDoor.basic(id, secret), fields), "access_token");
        assertThat(token.getClaimAsString("tenant")).isEqualTo(tenant.id().toString());
        assertThat(token.getClaimAsStringList("scope")).containsExactly("directory:read");
        var unnamed = verified(
                door.token(tenant, FrontDoor.basic(id, secret), Map.of("grant_type", "client_credentials")),
                "access_token");
        assertThat(unnamed.getClaimAsStringList("scope"))
                .as("asked without scopes, all there are")
                .containsExactly("directory:read");
        assertThat(token.hasClaim("person")).isFalse();
        assertThat(token.getClaimAsString("name")).isEqualTo("ERP");
        assertThat(door.get(tenant, "/api/people", token.getTokenValue()).status())
                .isEqualTo(200);
        assertThat(door.get(tenant, "/api/me", token.getTokenValue())
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("ERP");

        assertThat(door.get(tenant, "/api/clients", zoe).json().findValuesAsString("lastUsedAt"))
                .singleElement()
                .satisfies(at -> assertThat(Duration.between(Instant.parse(at), clock.instant()))
                        .isBetween(Duration.ZERO, Duration.ofMinutes(2)));
        var renewed = door.post(tenant, "/api/clients/" + id + "/secret", zoe, "{\"overlap\":\"PT1H\"}");
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(201);
        var newer = renewed.json().get("clientSecret").asString();
        for (var either : new String[] {secret, newer}) {
            assertThat(door.token(tenant, FrontDoor.basic(id, either), fields).status())
                    .isEqualTo(200);
        }
        var last = door.post(tenant, "/api/clients/" + id + "/secret", zoe, "{\"overlap\":\"PT0S\"}")
                .json()
                .get("clientSecret")
                .asString();
        assertThat(door.token(tenant, FrontDoor.basic(id, newer), fields).status())
                .isEqualTo(401);
        assertThat(door.token(tenant, FrontDoor.basic(id, last), fields).status())
                .isEqualTo(200);
        secret = last;

        assertThat(door.token(tenant, FrontDoor.basic(id, "wrong"), fields).status())
                .isEqualTo(401);
        assertThat(door.token(door.tenant(), FrontDoor.basic(id, secret), fields)
                        .status())
                .isEqualTo(401);
        var platform = Map.of("grant_type", "client_credentials", "scope", "platform");
        assertThat(door.token(tenant, FrontDoor.basic(id, secret), platform).status())
                .isEqualTo(400);
        assertThat(door.token(tenant, FrontDoor.basic("operator", FrontDoor.OPERATOR_SECRET), platform)
                        .status())
                .isEqualTo(401);

        assertThat(door.send(door.to(tenant, "/api/clients/" + id)
                                .header("Authorization", "Bearer " + zoe)
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(door.token(tenant, FrontDoor.basic(id, secret), fields).status())
                .isEqualTo(401);
    }

    @Test
    void the_operator_makes_the_first_integrator_of_a_tenant() {
        var tenant = door.tenant();
        var clients = "/platform/tenants/" + tenant.slug() + "/clients";
        var body = "{\"name\":\"Setup\",\"scopes\":[\"articles:write\"]}";
        assertThat(door.post(null, clients, door.token(tenant, "zoe"), body).status())
                .isEqualTo(403);
        assertThat(door.post(null, "/platform/tenants/nobody/clients", door.operatorToken(), body)
                        .status())
                .isEqualTo(404);
        assertThat(door.post(null, clients, door.operatorToken(), "{\"name\":\"Setup\",\"scopes\":[\"all\"]}")
                        .body())
                .contains("/scopes", "articles:write");

        var made = door.post(null, clients, door.operatorToken(), body).json();
        var id = made.get("clientId").asString();
        var basic = FrontDoor.basic(id, made.get("clientSecret").asString());
        var fields = Map.of("grant_type", "client_credentials", "scope", "articles:write");
        var token = verified(door.token(tenant, basic, fields), "access_token");
        assertThat(token.getClaimAsString("tenant")).isEqualTo(tenant.id().toString());

        assertThat(door.send(door.to(null, clients + "/" + id)
                                .header("Authorization", "Bearer " + door.operatorToken())
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(door.token(tenant, basic, fields).status()).isEqualTo(401);
    }

    @Test
    void the_operators_token_is_the_platforms_and_nobody_elses() {
        var operator = decoder().decode(door.operatorToken());
        assertThat(operator.getAudience()).containsExactly("platform");
        assertThat(operator.getClaimAsStringList("scope")).containsExactly("platform");
        assertThat(operator.hasClaim("tenant")).isFalse();
        assertThat(operator.getClaimAsString("iss")).isEqualTo("http://platform.localhost:8080");
        assertThat(door.token(
                                null,
                                FrontDoor.basic("operator", "wrong"),
                                Map.of("grant_type", "client_credentials", "scope", "platform"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void every_host_is_an_issuer_of_its_own() {
        var tenant = door.tenant();
        var metadata =
                door.send(door.to(tenant, "/.well-known/openid-configuration")).json();
        assertThat(metadata.get("issuer").asString()).isEqualTo(tenant.origin());
        assertThat(metadata.get("token_endpoint").asString()).isEqualTo(tenant.origin() + "/oauth2/token");
    }

    @Test
    void anybody_on_the_host_learns_how_the_tenant_looks_and_what_its_form_asks() {
        var tenant = door.tenant();

        var seen = door.send(door.to(tenant, "/api/tenant"));

        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        assertThat(seen.json().get("brand").get("colour").asString()).startsWith("#");
        assertThat(seen.json().get("states").get(0).get("phase").asString()).isEqualTo("active");
        assertThat(seen.body()).doesNotContain("onCustomerMessage", "senders");
    }

    private Jwt verified(FrontDoor.Answer tokens, String name) {
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return decoder().decode(tokens.json().get(name).asString());
    }

    private NimbusJwtDecoder decoder() {
        return NimbusJwtDecoder.withJwkSetUri("http://localhost:" + port + "/oauth2/jwks")
                .build();
    }
}
