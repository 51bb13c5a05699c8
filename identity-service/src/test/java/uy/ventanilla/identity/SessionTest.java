package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.identity.FrontDoor.Tenant;

/** Browsers that are signed in, listed and ended. */
@IdentityStory
class SessionTest {
    @Autowired
    private FrontDoor door;

    /** A browser of Ada's with what the portal holds for it. */
    private record Signed(HttpClient browser, String access, String refresh) {}

    @Test
    void people_see_where_they_are_signed_in_and_end_one_of_them() {
        var tenant = door.tenant();
        var here = ada(tenant, "Firefox");
        var there = ada(tenant, "Chrome");

        var sessions = door.get(tenant, "/api/me/sessions", here.access).json();

        assertThat(sessions).hasSize(2);
        var other = only(sessions, false);
        assertThat(only(sessions, true).get("program").asString()).isEqualTo("Firefox");
        assertThat(other.get("program").asString()).isEqualTo("Chrome");
        assertThat(other.get("how").asString()).isEqualTo("password");
        assertThat(other.get("from").asString()).isNotBlank();

        var ended = door.delete(tenant, "/api/me/sessions/" + other.get("id").asString(), here.access);

        assertThat(ended.status()).isEqualTo(204);
        assertThat(renewal(tenant, there)).isEqualTo(400);
        assertThat(isSignedIn(tenant, there.browser)).isFalse();
        assertThat(renewal(tenant, here)).isEqualTo(200);
        assertThat(isSignedIn(tenant, here.browser)).isTrue();
        assertThat(door.get(tenant, "/api/me/sessions", here.access).json()).hasSize(1);
    }

    @Test
    void signing_out_everywhere_leaves_nothing() {
        var tenant = door.tenant();
        var here = ada(tenant, "Firefox");
        var there = ada(tenant, "Chrome");

        assertThat(door.delete(tenant, "/api/me/sessions", here.access).status())
                .isEqualTo(204);

        assertThat(renewal(tenant, here)).isEqualTo(400);
        assertThat(renewal(tenant, there)).isEqualTo(400);
        assertThat(isSignedIn(tenant, there.browser)).isFalse();
    }

    @Test
    void leaving_by_one_browser_ends_what_it_was_given_and_nothing_else() {
        var tenant = door.tenant();
        var here = ada(tenant, "Firefox");
        var there = ada(tenant, "Chrome");

        door.send(here.browser, door.to(tenant, "/logout"));

        assertThat(renewal(tenant, here)).isEqualTo(400);
        assertThat(renewal(tenant, there)).isEqualTo(200);
    }

    @Test
    void a_code_of_an_ended_sign_in_is_worth_nothing() {
        var tenant = door.tenant();
        var browser = door.browser();
        var code = door.code(tenant, browser, "ada@clients.example", "ada's password");

        door.send(browser, door.to(tenant, "/logout"));

        assertThat(door.tokens(tenant, code, FrontDoor.VERIFIER).status()).isEqualTo(400);
    }

    @Test
    void an_admin_ends_anybodys_and_nobody_else_does() {
        var tenant = door.tenant();
        var ada = ada(tenant, "Firefox");
        var zoe = door.token(tenant, "zoe");
        var path = "/api/people/"
                + door.get(tenant, "/api/me", ada.access).json().get("id").asString() + "/sessions";
        var own = door.get(tenant, "/api/me/sessions", zoe)
                .json()
                .get(0)
                .get("id")
                .asString();
        var neighbour = door.tenant();
        var stranger = door.token(neighbour, "zoe");

        assertThat(door.get(tenant, path, zoe).json()).hasSize(1);
        assertThat(door.get(tenant, path, ada.access).status()).isEqualTo(403);
        assertThat(door.delete(tenant, path, door.token(tenant, "lea")).status())
                .isEqualTo(403);
        assertThat(door.delete(tenant, "/api/me/sessions/" + own, ada.access).status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(door.get(neighbour, path, stranger).status()).isEqualTo(404);
        assertThat(door.delete(neighbour, path, stranger).status()).isEqualTo(404);
        assertThat(renewal(tenant, ada)).isEqualTo(200);

        assertThat(door.delete(tenant, path, zoe).status()).isEqualTo(204);

        assertThat(renewal(tenant, ada)).isEqualTo(400);
    }

    private Signed ada(Tenant tenant, String program) {
        var browser = door.browser();
        var form = door.csrf(door.send(browser, door.to(tenant, "/login")));
        door.send(
                browser,
                door.to(tenant, "/login")
                        .header("User-Agent", program)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(FrontDoor.form(Map.of(
                                "username", "ada@clients.example", "password", "ada's password", "_csrf", form)))));
        var code = FrontDoor.code(door.send(
                browser, door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html")));
        var tokens = door.tokens(tenant, code, FrontDoor.VERIFIER).json();
        return new Signed(
                browser,
                tokens.get("access_token").asString(),
                tokens.get("refresh_token").asString());
    }

    private int renewal(Tenant tenant, Signed signed) {
        return door.token(
                        tenant,
                        FrontDoor.basic("portal", FrontDoor.PORTAL_SECRET),
                        Map.of("grant_type", "refresh_token", "refresh_token", signed.refresh))
                .status();
    }

    private boolean isSignedIn(Tenant tenant, HttpClient browser) {
        return door.send(
                        browser,
                        door.to(tenant, FrontDoor.authorize(tenant, Map.of())).header("Accept", "text/html"))
                .header("location")
                .contains("code=");
    }

    private static JsonNode only(JsonNode sessions, boolean current) {
        return StreamSupport.stream(sessions.spliterator(), false)
                .filter(session -> session.get("current").asBoolean() == current)
                .findFirst()
                .orElseThrow();
    }
}
