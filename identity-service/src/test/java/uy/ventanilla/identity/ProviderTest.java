package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.identity.FrontDoor.Answer;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.Servers;
import uy.ventanilla.testkit.server.KeycloakServer;

/**
 * Signing in by somebody else, who is Keycloak: one realm is a tenant's own provider, one speaks as Google does, and one as
 * Facebook does, which tells no verified address.
 */
@IdentityStory
class ProviderTest {
    private static final String PASSWORD = "a password at the provider";
    private static final KeycloakServer KEYCLOAK = Servers.keycloak();

    @Autowired
    private FrontDoor door;

    @BeforeAll
    static void realms() {
        KEYCLOAK.start();
        KEYCLOAK.awaitReady(Duration.ofMinutes(4));
        // as for accounts of a company that has its mail with Google
        KEYCLOAK.add(realm("google", """
                , "protocolMappers": [
                   {"name": "hd", "protocol": "openid-connect", "protocolMapper": "oidc-hardcoded-claim-mapper",
                    "config": {"claim.name": "hd", "claim.value": "clients.example", "jsonType.label": "String",
                               "id.token.claim": "true", "userinfo.token.claim": "true"}}]
                """, ""));
        KEYCLOAK.add(realm("own", "", ""));
        // Graph API calls somebody "id" and speaks no OpenID Connect; Keycloak's page for users wants its scope all the
        // same
        KEYCLOAK.add(realm("facebook", """
                , "protocolMappers": [
                   {"name": "id", "protocol": "openid-connect", "protocolMapper": "oidc-usermodel-property-mapper",
                    "config": {"user.attribute": "id", "claim.name": "id", "userinfo.token.claim": "true", "jsonType.label": "String"}},
                   {"name": "name", "protocol": "openid-connect", "protocolMapper": "oidc-full-name-mapper",
                    "config": {"userinfo.token.claim": "true"}}]
                """, """
                "clientScopes": [
                  {"name": "openid", "protocol": "openid-connect", "attributes": {"include.in.token.scope": "true"}},
                  {"name": "public_profile", "protocol": "openid-connect"}, {"name": "email", "protocol": "openid-connect"}],
                "defaultDefaultClientScopes": ["openid"], "defaultOptionalClientScopes": ["public_profile", "email"],
                """));
    }

    private static String realm(String name, String mappers, String scopes) {
        return """
                {"realm": "%1$s", "enabled": true, "sslRequired": "none", %4$s
                 "clients": [{"clientId": "ventanilla-%1$s", "secret": "the secret of %1$s", "protocol": "openid-connect",
                   "redirectUris": ["*"], "standardFlowEnabled": true, "attributes": {"pkce.code.challenge.method": "S256"}%2$s}],
                 "users": [%3$s]}
                """.formatted(
                        name,
                        mappers,
                        String.join(
                                ",",
                                user("ada@clients.example", "Ada", true),
                                user("bruno@acme.example", "Bruno", true),
                                user("mallory@evil.example", "Mallory", true),
                                user("nora@gmail.com", "Nora", true),
                                user("zoe@acme.example", "Zoe", false)),
                        scopes);
    }

    private static String user(String address, String name, boolean verified) {
        return """
                {"username": "%s", "email": "%s", "emailVerified": %s, "firstName": "%s", "lastName": "Elsewhere", "enabled": true,
                 "credentials": [{"type": "password", "value": "%s"}]}
                """.formatted(address, address, verified, name, PASSWORD);
    }

    @Test
    void a_proven_address_joins_its_account_and_the_providers_name_is_enough_from_then_on() {
        var tenant = tenant(false);

        var me = me(tenant, home(tenant, vouchedFor(tenant, door.browser(), "own", "ada@clients.example")));

        assertThat(me.json().get("address").asString()).isEqualTo("ada@clients.example");
        assertThat(me.json().at("/organisation/name").asString()).isEqualTo("Bodega Sur");
        var again = door.browser();
        var token = home(tenant, vouchedFor(tenant, again, "own", "ada@clients.example"));
        var sessions = door.get(tenant, "/api/me/sessions", token).json();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).get("how").asString()).isEqualTo("own");
        assertThat(door.get(tenant, "/api/audit?action=account.linked", door.token(tenant, "zoe"))
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void an_address_that_is_not_proven_takes_no_account_over() {
        var tenant = tenant(true);
        var browser = door.browser();

        var back = vouchedFor(tenant, browser, "own", "zoe@acme.example");

        assertThat(back.header("location")).endsWith("/login?join");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        var page = door.send(browser, door.to(tenant, "/login?join"));
        assertThat(page.body()).contains("Zoe Elsewhere").contains("own");

        // whoever has the account's password says that it is theirs
        var form = door.csrf(page);
        door.postForm(
                tenant,
                browser,
                "/login",
                Map.of("username", "zoe@acme.example", "password", "zoe's password", "_csrf", form));
        assertThat(isSignedIn(tenant, browser)).isTrue();
        assertThat(me(tenant, home(tenant, vouchedFor(tenant, door.browser(), "own", "zoe@acme.example")))
                        .json()
                        .get("address")
                        .asString())
                .isEqualTo("zoe@acme.example");
    }

    @Test
    void google_has_the_say_over_its_own_mail_alone() {
        var tenant = tenant(true);
        var browser = door.browser();

        assertThat(vouchedFor(tenant, browser, "google", "bruno@acme.example").header("location"))
                .as("verified once, but not Google's")
                .endsWith("/login?join");
        assertThat(isSignedIn(tenant, browser)).isFalse();
        var nora = me(tenant, home(tenant, vouchedFor(tenant, door.browser(), "google", "nora@gmail.com")));

        assertThat(nora.json().get("address").asString()).isEqualTo("nora@gmail.com");
        assertThat(nora.json().get("roles").get(0).asString())
                .as("somebody new is a customer, whatever a provider says")
                .isEqualTo("customer");
    }

    @Test
    void googles_word_joins_an_account_and_activates_one_that_waited() {
        var tenant = tenant(false);
        var zoe = door.token(tenant, "zoe");
        var invited = door.post(
                tenant,
                "/api/people",
                zoe,
                "{\"email\":\"nora@gmail.com\",\"name\":\"Nora\",\"role\":\"customer\",\"organisations\":[]}");
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        assertThat(invited.json().get("activated").asBoolean()).isFalse();

        var nora = me(tenant, home(tenant, vouchedFor(tenant, door.browser(), "google", "nora@gmail.com")));

        assertThat(nora.json().get("id").asString())
                .isEqualTo(invited.json().get("id").asString());
        var kept = door.get(tenant, "/api/people/" + invited.json().get("id").asString(), zoe);
        assertThat(kept.json().get("activated").asBoolean())
                .as("no link of ours is needed (S39)")
                .isTrue();
        // an address of a company whose mail Google keeps
        assertThat(me(tenant, home(tenant, vouchedFor(tenant, door.browser(), "google", "ada@clients.example")))
                        .json()
                        .at("/organisation/name")
                        .asString())
                .isEqualTo("Bodega Sur");
    }

    @Test
    void facebook_vouches_for_nobodys_address_and_who_is_new_activates_by_mail() {
        var tenant = tenant(true);
        var browser = door.browser();

        assertThat(vouchedFor(tenant, browser, "facebook", "mallory@evil.example")
                        .header("location"))
                .endsWith("/login?join");
        var page = door.send(browser, door.to(tenant, "/login?join"));
        var asked = Map.of("address", "mallory@evil.example", "_csrf", door.csrf(page));
        assertThat(door.postForm(tenant, browser, "/login/join", asked).status())
                .isEqualTo(200);

        var zoe = door.token(tenant, "zoe");
        Await.untilAsserted("an account is made, not active", () -> {
            var found = door.get(tenant, "/api/people?q=mallory", zoe).json().get("items");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("activated").asBoolean()).isFalse();
        });
        door.postForm(tenant, browser, "/login/join", Map.of("address", "b@evil.example", "_csrf", door.csrf(page)));
        assertThat(door.get(tenant, "/api/people?q=evil.example", zoe).json().get("items"))
                .as("one mail for each time it vouched")
                .hasSize(1);
        assertThat(isSignedIn(tenant, browser)).isFalse();
    }

    @Test
    void where_only_who_is_known_may_enter_a_stranger_stays_outside() {
        var tenant = tenant(false);

        var back = vouchedFor(tenant, door.browser(), "own", "mallory@evil.example");

        assertThat(back.header("location")).endsWith("/login?nobody");
        assertThat(door.get(tenant, "/api/people?q=mallory", door.token(tenant, "zoe"))
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void nobody_is_locked_out_by_a_provider_that_cannot_be_used_yet() {
        var slug = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        door.apply(slug, blueprint(slug, false));
        var without = blueprint(slug, false).replace("password: true", "password: false");
        var refused = door.apply(slug, without);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("signIn.password", "no provider has its secret yet");
        door.operator(
                "PUT",
                "/platform/tenants/" + slug + "/providers/own/secret",
                "application/json",
                "{\"secret\": \"the secret of own\"}");
        assertThat(door.apply(slug, without).status()).isEqualTo(200);
    }

    @Test
    void where_no_password_lets_in_the_providers_do_and_none_is_chosen() {
        var tenant = tenant(false);
        var before = door.token(tenant, "zoe");
        var browser = door.browser();
        door.signIn(tenant, browser, "ada@clients.example", "ada's password");
        assertThat(isSignedIn(tenant, browser)).isTrue();
        var late = door.browser();
        var form = door.csrf(door.send(late, door.to(tenant, "/login")));

        var without = blueprint(tenant.slug(), false).replace("password: true", "password: false");
        assertThat(door.apply(tenant.slug(), without).status()).isEqualTo(200);
        assertThat(isSignedIn(tenant, browser)).as("what was enough before").isFalse();
        var page = door.send(browser, door.to(tenant, "/login"));
        assertThat(page.body()).contains("/login/via/own").doesNotContain("name=\"password\"", "/forgotten");
        assertThat(door.send(door.to(tenant, "/forgotten")).header("location")).endsWith("/login");
        door.postForm(
                tenant,
                late,
                "/login",
                Map.of("username", "ada@clients.example", "password", "ada's password", "_csrf", form));
        assertThat(isSignedIn(tenant, late)).isFalse();

        var token = home(tenant, vouchedFor(tenant, door.browser(), "own", "ada@clients.example"));
        assertThat(me(tenant, token).json().get("address").asString()).isEqualTo("ada@clients.example");
        var ada = me(tenant, token).json().get("id").asString();
        assertThat(door.post(tenant, "/api/people/" + ada + "/invitation", before, "{}")
                        .body())
                .contains("no-password");
        assertThat(vouchedFor(tenant, door.browser(), "own", "zoe@acme.example").header("location"))
                .as("an address that is not proven has no password to say whose it is")
                .endsWith("/login?nobody");
    }

    @Test
    void who_has_left_is_not_let_in_by_anybody() {
        var tenant = tenant(false);
        home(tenant, vouchedFor(tenant, door.browser(), "own", "ada@clients.example"));
        var zoe = door.token(tenant, "zoe");
        var ada = door.get(tenant, "/api/people?q=ada", zoe)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        var path = "/api/people/" + ada;
        door.put(tenant, path, zoe, door.get(tenant, path, zoe).header("etag"), """
                {"name": "Ada", "role": "customer", "organisations": [], "teams": [], "mayMail": false, "away": false,
                 "left": true, "language": "es"}
                """);

        assertThat(vouchedFor(tenant, door.browser(), "own", "ada@clients.example")
                        .header("location"))
                .endsWith("/login?gone");
        var refused = door.get(tenant, "/api/audit?action=sign-in.refused", zoe).json();
        assertThat(refused.at("/items/0/subject/id").asString()).isEqualTo(ada);
        assertThat(refused.at("/items/0/detail").asString()).isEqualTo("own");
    }

    @Test
    void an_answer_counts_in_the_browser_that_asked_at_the_tenant_it_asked_for() {
        var tenant = tenant(false);
        var neighbour = tenant(false);
        var asker = door.browser();
        var answer = answer(tenant, asker, "own", "ada@clients.example");
        var path = answer.getRawPath() + "?" + answer.getRawQuery();

        assertThat(door.send(door.browser(), door.to(tenant, path)).header("location"))
                .as("another browser")
                .endsWith("/login?provider");
        assertThat(door.send(asker, door.to(tenant, path.replace("/own?", "/google?")))
                        .header("location"))
                .as("another provider")
                .endsWith("/login?provider");
        assertThat(door.send(asker, door.to(neighbour, path)).header("location"))
                .as("another tenant")
                .endsWith("/login?provider");
        assertThat(door.send(door.browser(), door.to(tenant, "/login/via/nobody"))
                        .header("location"))
                .endsWith("/login?provider");
    }

    @Test
    void nobody_is_offered_a_provider_without_a_secret() {
        var slug = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        var applied = door.apply(slug, blueprint(slug, false));
        var tenant =
                new Tenant(slug, UUID.fromString(applied.json().get("tenant").asString()));

        assertThat(applied.body()).contains("./ventanilla tenant secret " + slug + " own");
        assertThat(door.send(door.to(tenant, "/login")).body()).doesNotContain("/login/via/");
        var kept = door.operator(
                "PUT", "/platform/tenants/" + slug + "/providers/own/secret", "application/json", "{\"secret\":\"s\"}");
        assertThat(kept.status()).isEqualTo(204);
        assertThat(door.send(door.to(tenant, "/login")).body())
                .contains("/login/via/own")
                .doesNotContain("/login/via/google");
        assertThat(door.operator(
                                "PUT",
                                "/platform/tenants/" + slug + "/providers/mars/secret",
                                "application/json",
                                "{\"secret\":\"s\"}")
                        .status())
                .isEqualTo(404);
    }

    /** As {@link FrontDoor#tenant}, with the three providers. */
    private Tenant tenant(boolean newPeople) {
        var tenant = door.tenant();
        door.apply(tenant.slug(), blueprint(tenant.slug(), newPeople));
        for (var provider : new String[] {"own", "google", "facebook"}) {
            door.operator(
                    "PUT",
                    "/platform/tenants/" + tenant.slug() + "/providers/" + provider + "/secret",
                    "application/json",
                    "{\"secret\": \"the secret of " + provider + "\"}");
        }
        return tenant;
    }

    private static String blueprint(String slug, boolean newPeople) {
        return Blueprints.small(slug) + """
                signIn:
                  password: true
                  newPeople: %s
                  providers:
                    - {id: own, kind: oidc, clientId: ventanilla-own, issuer: "%s"}
                    - {id: google, kind: google, clientId: ventanilla-google}
                    - {id: facebook, kind: facebook, clientId: ventanilla-facebook}
                """.formatted(newPeople, KEYCLOAK.issuer("own"));
    }

    /** Goes from the sign-in page to the provider, signs in there, and comes back; the answer is what we say to that. */
    private Answer vouchedFor(Tenant tenant, HttpClient browser, String provider, String address) {
        door.send(
                browser, door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"));
        var answer = answer(tenant, browser, provider, address);
        return door.send(browser, door.to(tenant, answer.getRawPath() + "?" + answer.getRawQuery()));
    }

    /** Where the provider sends the browser back to. */
    private URI answer(Tenant tenant, HttpClient browser, String provider, String address) {
        var asked = door.send(browser, door.to(tenant, "/login/via/" + provider));
        assertThat(asked.header("location")).contains("code_challenge=").contains("state=");
        var there = HttpClient.newBuilder().cookieHandler(new LoopbackCookies()).build();
        var form = read(there, HttpRequest.newBuilder(URI.create(asked.header("location"))));
        var action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.body());
        assertThat(action.find()).as(form + form.body()).isTrue();
        var sent = read(
                there,
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                FrontDoor.form(Map.of("username", address, "password", PASSWORD)))));
        var back = URI.create(sent.headers().firstValue("location").orElseThrow(() -> new AssertionError(sent.body())));
        assertThat(back.toString()).startsWith(tenant.origin() + "/login/back/" + provider);
        return back;
    }

    private static HttpResponse<String> read(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token that the portal gets for a browser that was let in. */
    private String home(Tenant tenant, Answer letIn) {
        assertThat(letIn.header("location")).contains("/oauth2/authorize");
        var cookies = letIn.header("set-cookie");
        var cookie = Pattern.compile("ventanilla-sign-in=([^;]+)").matcher(cookies);
        assertThat(cookie.find()).as(cookies).isTrue();
        var code = FrontDoor.code(door.send(door.to(tenant, FrontDoor.authorize(tenant, Map.of()))
                .header("Accept", "text/html")
                .header("Cookie", "ventanilla-sign-in=" + cookie.group(1))));
        return door.tokens(tenant, code, FrontDoor.VERIFIER)
                .json()
                .get("access_token")
                .asString();
    }

    private Answer me(Tenant tenant, String token) {
        return door.get(tenant, "/api/me", token);
    }

    private boolean isSignedIn(Tenant tenant, HttpClient browser) {
        return door.send(
                        browser,
                        door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"))
                .header("location")
                .contains("code=");
    }

    /** To a browser, this machine's own addresses are as good as encrypted ones; to the JDK's cookies they are not. */
    private static final class LoopbackCookies extends CookieManager {
        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            var plain = new HashMap<>(headers);
            plain.replaceAll((_, values) -> values.stream()
                    .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                    .toList());
            super.put(uri, plain);
        }
    }
}
