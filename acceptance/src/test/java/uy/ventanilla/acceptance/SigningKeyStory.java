package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator changes the keys that tokens are signed with, while people work. */
class SigningKeyStory {
    private static final String KEYS = "/platform/signing-keys";

    private final Desk desk = Desk.like("expand");
    private final Stage stage = desk.stage();

    @Test
    void another_key_waits_its_turn_and_one_that_leaked_opens_nothing_any_more() {
        var before = desk.as("Ana");
        var old = signing();
        assertThat(keyOf(before.bearer())).isEqualTo(old);

        var turns =
                stage.operator().post(KEYS, Map.of()).ok().json().valueStream().toList();
        assertThat(turns).extracting(key -> key.get("state").asString()).containsOnlyOnce("next", "signing");
        assertThat(turns).extracting(key -> key.get("id").asString()).contains(old);
        Eventually.holds(
                "whoever checks tokens knows it before it signs",
                () -> published().containsAll(ids(turns)));
        assertThat(stage.operator().post(KEYS, Map.of()).ok().json().size())
                .as("one that waits is enough")
                .isEqualTo(turns.size());
        assertThat(before.get("/api/me").status()).isEqualTo(200);
        assertThat(keyOf(desk.signIn("Ana", Desk.PASSWORD).value()))
                .as("its turn comes in ten minutes")
                .isEqualTo(old);

        assertThat(revoke(old)).isEqualTo(204);
        stage.forgetOperator();
        Eventually.holds("identity knows", () -> !published().contains(old));
        var after = stage.api(desk.host(), desk.signIn("Ana", Desk.PASSWORD).value());
        assertThat(keyOf(after.bearer()))
                .as("the one that waited takes its turn")
                .isIn(ids(turns))
                .isNotEqualTo(old);
        for (var everywhere : List.of("/api/me", "/api/tickets", "/api/notifications", "/api/articles")) {
            // whoever was asked for unknown keys too often asks for none for half a minute
            Eventually.holds(
                    everywhere + " is open to who comes by it",
                    () -> after.get(everywhere).status() == 200);
        }

        stage.stop("gateway"); // it remembers whom it found genuine for a minute, which no story has
        stage.start("gateway");
        stage.awaitReady("gateway");
        Eventually.holds("the door is open", () -> after.get("/api/me").status() == 200);
        assertThat(before.get("/api/me").status()).as("signed with an old key").isEqualTo(401);
        assertThat(before.get("/api/tickets").status()).isEqualTo(401);
        assertThat(revoke(old)).as("revoked already").isEqualTo(404);
    }

    private int revoke(String key) {
        var operator = stage.operator();
        return operator.send(operator.request(KEYS + "/" + key).DELETE()).status();
    }

    private String signing() {
        return stage.operator()
                .get(KEYS)
                .ok()
                .json()
                .valueStream()
                .filter(key -> key.get("state").asString().equals("signing"))
                .map(key -> key.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> published() {
        return ids(desk.anonymous()
                .get("/oauth2/jwks")
                .ok()
                .json()
                .get("keys")
                .valueStream()
                .toList());
    }

    private static List<String> ids(List<JsonNode> keys) {
        return keys.stream()
                .flatMap(key -> Stream.of("kid", "id")
                        .filter(key::has)
                        .map(name -> key.get(name).asString()))
                .toList();
    }

    private static String keyOf(String token) {
        var header = new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
