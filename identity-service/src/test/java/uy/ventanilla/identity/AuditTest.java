package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;

/** Who did what to whom: read by admins, changed by nobody. */
@IdentityStory
class AuditTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantTransactions transactions;

    @Test
    void rights_are_traced_to_who_gave_them() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var added = door.post(
                tenant,
                "/api/people",
                zoe,
                "{\"email\": \"dora@acme.example\", \"name\": \"Dora\", \"role\": \"agent\"}");
        var dora = added.json().get("id").asString();
        door.put(tenant, "/api/people/" + dora, zoe, added.header("etag"), """
                {"name": "Dora", "role": "lead", "organisations": [], "teams": [], "mayMail": false, "away": false, "left": false,
                 "language": "es"}
                """);

        var lines = read(tenant, zoe, "?about=" + dora);

        assertThat(lines)
                .extracting(AuditTest::told)
                .containsExactly(
                        "person.changed by Zoe to Dora: role agent to lead",
                        "password.link-sent by Zoe to Dora: to dora@acme.example",
                        "person.added by Zoe to Dora: agent");
        assertThat(lines.getFirst().at("/actor/from").asString()).isNotBlank();
    }

    @Test
    void sign_ins_are_traced_and_refused_ones_too() {
        var tenant = door.tenant();
        door.signIn(tenant, door.browser(), "ada@clients.example", "a guess");
        door.signIn(tenant, door.browser(), "nobody@clients.example", "a guess");
        door.token(tenant, "ada");
        var zoe = door.token(tenant, "zoe");

        var lines = Await.get(
                "the refusal is there",
                () -> Optional.of(read(tenant, zoe, "?action=sign-in.*"))
                        .filter(found ->
                                found.stream().anyMatch(line -> told(line).startsWith("sign-in.refused"))));

        assertThat(lines)
                .extracting(AuditTest::told)
                .containsExactlyInAnyOrder(
                        "sign-in.accepted by Zoe to Zoe: password",
                        "sign-in.accepted by Ada to Ada: password",
                        "sign-in.refused by visitor to Ada: password");
    }

    @Test
    void the_operators_deeds_are_the_operators() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");

        assertThat(read(tenant, zoe, "?action=blueprint.applied"))
                .extracting(AuditTest::told)
                .containsExactly("blueprint.applied by operator to version 1: ");
        assertThat(read(tenant, zoe, "?action=person.added"))
                .extracting(line -> line.at("/actor/kind").asString())
                .hasSize(4)
                .containsOnly("operator");
    }

    @Test
    void admins_alone_read_it_and_only_their_own_page_by_page() {
        var tenant = door.tenant();
        var neighbour = door.tenant();
        var zoe = door.token(tenant, "zoe");

        assertThat(door.get(tenant, "/api/audit", door.token(tenant, "lea")).status())
                .isEqualTo(403);
        assertThat(door.get(tenant, "/api/audit?action=nonsense", zoe).body()).contains("sign-in.accepted");
        var first = door.get(tenant, "/api/audit?limit=2", zoe).json();
        var pages = new ArrayList<Long>();
        for (var page = first; page != null; ) {
            page.get("items").forEach(line -> pages.add(line.get("id").asLong()));
            page = page.hasNonNull("next")
                    ? door.get(
                                    tenant,
                                    "/api/audit?limit=2&cursor="
                                            + page.get("next").asString(),
                                    zoe)
                            .json()
                    : null;
        }
        assertThat(pages)
                .containsExactlyElementsOf(read(tenant, zoe, "?limit=200").stream()
                        .map(line -> line.get("id").asLong())
                        .toList());
        var theirs = door.get(
                        neighbour,
                        "/api/audit?limit=200&cursor=" + (pages.getFirst() + 1),
                        door.token(neighbour, "zoe"))
                .json();
        assertThat(theirs.get("items"))
                .noneMatch(line -> pages.contains(line.get("id").asLong()));
    }

    @Test
    void the_service_itself_can_neither_change_nor_remove_a_line() {
        var tenant = TenantId.of(door.tenant().id().toString());

        assertThatThrownBy(() -> transactions.run(
                        tenant,
                        () -> jdbc.sql("update audit set detail = 'nothing'").update()))
                .hasRootCauseMessage("ERROR: permission denied for table audit");
        assertThatThrownBy(() -> transactions.run(
                        tenant, () -> jdbc.sql("delete from audit").update()))
                .hasRootCauseMessage("ERROR: permission denied for table audit");
    }

    private List<JsonNode> read(Tenant tenant, String token, String question) {
        return StreamSupport.stream(
                        door.get(tenant, "/api/audit" + question, token)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static String told(JsonNode line) {
        var actor = line.get("actor");
        var by = actor.hasNonNull("name") ? actor.get("name") : actor.get("kind");
        return line.get("action").asString() + " by " + by.asString() + " to "
                + line.at("/subject/name").asString() + ": "
                + line.get("detail").asString();
    }
}
