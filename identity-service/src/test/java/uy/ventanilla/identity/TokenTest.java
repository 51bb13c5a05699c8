package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens for people, integrators and the operator. */
@IdentityStory
class TokenTest {
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-section-4";

    @Autowired
    private FrontDoor door;

    @Value("${local.server.port}")
    private int port;

    @Test
    void a_person_signs_in_and_the_portal_gets_their_tokens() throws Exception {
        var tenant = door.tenant();
        var browser = door.browser();
        var tokens = tokens(tenant, code(tenant, browser, "ada@clients.example", "ada's password"));

        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var decoder = NimbusJwtDecoder.withJwkSetUri("http://localhost:" + port + "/oauth2/jwks")
                .build();
        var jwt = decoder.decode(tokens.json().get("access_token").asString());
        assertThat(jwt.getClaimAsString("iss")).isEqualTo(tenant.origin());
        assertThat(jwt.getAudience()).containsExactly("ventanilla");
        assertThat(jwt.getClaimAsString("tenant")).isEqualTo(tenant.id().toString());
        assertThat(jwt.getClaimAsString("name")).isEqualTo("Ada");
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("customer");
        assertThat(jwt.getClaimAsString("person")).isEqualTo(jwt.getSubject());
        assertThat(jwt.getClaimAsString("org")).isNotBlank();
        var id = decoder.decode(tokens.json().get("id_token").asString());
        assertThat(id.getClaimAsString("nonce")).isEqualTo("n-1");
        assertThat(id.getAudience()).containsExactly("portal");

        var me = door.send(door.to(tenant, "/api/me").header("Authorization", "Bearer " + jwt.getTokenValue()));
        assertThat(me.json().get("organisation").get("name").asString()).isEqualTo("Bodega Sur");
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

    private FrontDoor.Answer tokens(FrontDoor.Tenant tenant, String code) {
        return door.send(door.to(tenant, "/oauth2/token")
                .header("Authorization", FrontDoor.basic("portal", FrontDoor.PORTAL_SECRET))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FrontDoor.form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        tenant.origin() + "/session/callback",
                        "code_verifier",
                        VERIFIER)))));
    }

    private String code(FrontDoor.Tenant tenant, HttpClient browser, String address, String password) throws Exception {
        var asked = door.send(browser, door.to(tenant, authorize(tenant)).header("Accept", "text/html"));
        assertThat(asked.header("location")).endsWith("/login");
        var page = door.send(browser, door.to(tenant, "/login"));
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        var signedIn = door.send(
                browser,
                door.to(tenant, "/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(FrontDoor.form(
                                Map.of("username", address, "password", password, "_csrf", token.group(1))))));
        assertThat(signedIn.header("location")).contains("/oauth2/authorize");
        var back = URI.create(signedIn.header("location"));
        var sent = door.send(
                browser,
                door.to(tenant, back.getRawPath() + "?" + back.getRawQuery()).header("Accept", "text/html"));
        assertThat(sent.header("location")).as(sent.body()).startsWith(tenant.origin() + "/session/callback?");
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(sent.header("location"));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static String authorize(FrontDoor.Tenant tenant) throws Exception {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return "/oauth2/authorize?"
                + FrontDoor.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "portal",
                        "scope",
                        "openid",
                        "state",
                        "s-1",
                        "nonce",
                        "n-1",
                        "redirect_uri",
                        tenant.origin() + "/session/callback",
                        "code_challenge",
                        challenge,
                        "code_challenge_method",
                        "S256"));
    }
}
