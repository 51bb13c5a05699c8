package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.identity.usecase.KeepSigningKeys;
import uy.ventanilla.testkit.Await;

/** Keys change and nobody notices, but whoever holds a token of one that is gone. */
@IdentityStory
class SigningKeyTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private KeepSigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void another_key_takes_its_turn_and_no_living_token_is_refused() {
        var tenant = door.tenant();
        var before = door.token(tenant, "ada");
        var old = keyOf(before);

        var rotated = door.operator("POST", "/platform/signing-keys", "", "").json();

        assertThat(rotated).hasSize(2);
        assertThat(rotated.get(0).get("state").asString()).isEqualTo("next");
        assertThat(rotated.get(1).get("id").asString()).isEqualTo(old);
        assertThat(door.operator("POST", "/platform/signing-keys", "", "").json())
                .as("one is waiting already")
                .hasSize(2);
        var next = rotated.get(0).get("id").asString();
        Await.untilAsserted(
                "it is published before it signs",
                () -> assertThat(published(tenant)).contains(old, next));
        assertThat(keyOf(door.token(tenant, "ada"))).isEqualTo(old);

        pass("11 minutes");
        Await.untilAsserted(
                "it signs", () -> assertThat(keyOf(door.token(tenant, "ada"))).isEqualTo(next));
        assertThat(door.get(tenant, "/api/me", before).status()).isEqualTo(200);

        pass("20 minutes");
        keys.tend();
        Await.untilAsserted(
                "the old one is gone", () -> assertThat(published(tenant)).containsExactly(next));
        assertThat(door.get(tenant, "/api/me", before).status())
                .as("signed by a key that is gone")
                .isEqualTo(401);
    }

    @Test
    void a_leaked_key_is_gone_at_once() {
        var tenant = door.tenant();
        var before = door.token(tenant, "ada");

        assertThat(door.operator("DELETE", "/platform/signing-keys/" + keyOf(before), "", "")
                        .status())
                .isEqualTo(204);

        assertThat(door.get(tenant, "/api/me", before).status()).isEqualTo(401);
        assertThat(door.get(tenant, "/api/me", door.token(tenant, "ada")).status())
                .isEqualTo(200);
        assertThat(door.operator("DELETE", "/platform/signing-keys/" + keyOf(before), "", "")
                        .status())
                .isEqualTo(404);
        assertThat(door.get(tenant, "/platform/signing-keys", door.token(tenant, "zoe"))
                        .status())
                .as("the operator's alone")
                .isEqualTo(403);
    }

    /** Keys go by the machine's clock, which no story moves: so their turns are moved instead. */
    private void pass(String time) {
        jdbc.sql("update signing_key set signs_from = signs_from - cast(:time as interval)")
                .param("time", time)
                .update();
    }

    private List<String> published(Tenant tenant) {
        return door.send(door.to(tenant, "/oauth2/jwks"))
                .json()
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid"))
                .map(JsonNode::asString)
                .toList();
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
