package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;
import uy.ventanilla.testkit.Await;

/** Tenants pause and leave. That the other services forget them too is told by {@code acceptance}. */
@IdentityStory
class DepartureTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private Heard heard;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantTransactions transactions;

    @Test
    void a_suspended_tenant_is_said_to_stand_still_until_it_goes_on() {
        var tenant = door.tenant();

        var suspended = put(tenant, "/suspension", "{\"because\": \"unpaid since May\"}");
        assertThat(suspended.json().get("standing").asString()).isEqualTo("suspended");
        var again = put(tenant, "/suspension", "{\"because\": \"unpaid since May\"}");
        assertThat(again.json()).isEqualTo(suspended.json());
        assertThat(standing(tenant).get("suspendedBecause").asString()).isEqualTo("unpaid since May");
        var resumed = operator("DELETE", tenant, "/suspension", "");
        assertThat(resumed.json().get("standing").asString()).isEqualTo("active");
        assertThat(resumed.json().has("suspendedAt")).isFalse();

        var told = heard.of(tenant.id(), "tenant.changed", 2);
        assertThat(told).extracting(it -> it.data().get("standing").asString()).containsExactly("suspended", "active");
        assertThat(told).extracting(Heard.Told::sequence).containsExactly(1L, 2L);
        assertThat(told.getFirst().key()).isEqualTo(tenant.id() + ":standing:" + tenant.id());
        assertThat(audit(tenant))
                .contains("tenant.suspended unpaid since May", "tenant.resumed ")
                .hasSize(2);
    }

    @Test
    void a_deletion_waits_for_its_stated_delay_and_can_be_called_off_until_then() {
        var tenant = door.tenant();

        assertThat(put(tenant, "/deletion", "{}").status()).isEqualTo(400);
        assertThat(put(tenant, "/deletion", "{\"confirm\": \"somebody-else\"}").body())
                .contains("/confirm");
        var asked = delete(tenant);
        var askedAt = Instant.parse(asked.get("deletionAskedAt").asString());
        assertThat(Instant.parse(asked.get("eraseAt").asString())).isEqualTo(askedAt.plus(Duration.ofDays(30)));
        assertThat(asked.get("standing").asString()).isEqualTo("deleting");
        assertThat(delete(tenant)).as("asked again, the first moment stays").isEqualTo(asked);

        put(tenant, "/suspension", "");
        assertThat(operator("DELETE", tenant, "/deletion", "")
                        .json()
                        .get("standing")
                        .asString())
                .as("suspended for itself, it stays so")
                .isEqualTo("suspended");
        assertThat(operator("DELETE", tenant, "/suspension", "")
                        .json()
                        .get("standing")
                        .asString())
                .isEqualTo("active");
        var told = heard.of(tenant.id(), "tenant.changed", 4);
        assertThat(told)
                .extracting(it -> it.data().get("standing").asString())
                .containsExactly("suspended", "suspended", "suspended", "active");
    }

    @Test
    void an_erased_tenant_leaves_no_row_and_the_topic_forgets_its_people() {
        var tenant = door.tenant();
        var neighbour = door.tenant();
        door.token(tenant, "zoe");
        var people = heard.of(tenant.id(), "person.changed", 4);
        delete(tenant);

        itIsTime(tenant);

        var own = Await.get(
                "nothing is left here",
                () -> StreamSupport.stream(erasure(tenant).get("services").spliterator(), false)
                        .filter(it -> it.get("service").asString().equals("identity-service") && it.has("erasedAt"))
                        .findFirst());
        assertThat(own.at("/erased/person").asInt()).isEqualTo(4);
        assertThat(own.at("/erased/blueprint").asInt()).isEqualTo(1);
        assertThat(own.at("/erased/audit").asInt()).isPositive();
        for (var table : tables()) {
            assertThat(transactions.reading(
                            new TenantId(tenant.id()),
                            () -> jdbc.sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single()))
                    .as(table)
                    .isZero();
        }
        var told = heard.about(tenant.id(), "tombstone", people.size() + 1);
        assertThat(told)
                .filteredOn(it -> it.type().equals("tombstone"))
                .extracting(Heard.Told::key)
                .containsAll(people.stream().map(Heard.Told::key).toList())
                .contains(tenant.id() + ":" + tenant.id());
        assertThat(told)
                .filteredOn(it -> it.type().equals("tenant.changed"))
                .extracting(it -> it.data().get("standing").asString())
                .containsExactly("suspended", "erased");
        assertThat(door.token(neighbour, "zoe")).isNotBlank();
    }

    @Test
    void nobody_has_the_name_of_a_tenant_that_is_being_erased_and_services_that_are_away_are_waited_for() {
        var tenant = door.tenant();
        delete(tenant);
        itIsTime(tenant);
        Await.until(
                "it has begun",
                () -> door.operator("GET", "/platform/erasures/" + tenant.id(), "", "")
                                .status()
                        == 200);

        assertThat(operator("GET", tenant, "", "").status()).isEqualTo(404);
        assertThat(put(tenant, "/suspension", "").status()).isEqualTo(404);
        assertThat(operator("DELETE", tenant, "/deletion", "").status()).isEqualTo(404);
        var applied = door.apply(tenant.slug(), Blueprints.small(tenant.slug()));
        assertThat(applied.status()).isEqualTo(409);
        assertThat(applied.body()).contains("tenant-erasing");
        // nobody but this service runs here
        var erasure = erasure(tenant);
        assertThat(erasure.has("finishedAt")).isFalse();
        assertThat(StreamSupport.stream(erasure.get("services").spliterator(), false)
                        .filter(it -> !it.get("answers").asBoolean())
                        .map(it -> it.get("service").asString()))
                .containsExactlyInAnyOrder(
                        "gateway",
                        "intake-service",
                        "ticket-service",
                        "sla-timer-service",
                        "notification-service",
                        "knowledge-service");
    }

    @Test
    void only_the_operator_decides() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        for (var path : List.of("/standing", "/suspension", "/deletion")) {
            var full = "/platform/tenants/" + tenant.slug() + path;
            assertThat(door.get(tenant, full, zoe).status()).isIn(403, 405);
            assertThat(door.put(tenant, full, zoe, "\"1\"", "{}").status()).isIn(403, 405);
        }
        assertThat(door.get(tenant, "/platform/erasures", zoe).status()).isEqualTo(403);
        assertThat(standing(tenant).get("standing").asString()).isEqualTo("active");
    }

    private JsonNode delete(Tenant tenant) {
        var answer = put(tenant, "/deletion", "{\"confirm\": \"" + tenant.slug() + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** As if the delay had passed. */
    private void itIsTime(Tenant tenant) {
        jdbc.sql("update tenant set erase_at = deletion_asked_at where id = :id")
                .param("id", tenant.id())
                .update();
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select polrelid::regclass::text from pg_policy
                        where polname = 'own_tenant' and polrelid <> 'tenant_standing'::regclass
                        """).query(String.class).list();
    }

    private JsonNode erasure(Tenant tenant) {
        return door.operator("GET", "/platform/erasures/" + tenant.id(), "", "").json();
    }

    private JsonNode standing(Tenant tenant) {
        return operator("GET", tenant, "/standing", "").json();
    }

    private FrontDoor.Answer put(Tenant tenant, String path, String body) {
        return operator("PUT", tenant, path, body);
    }

    private FrontDoor.Answer operator(String method, Tenant tenant, String path, String body) {
        return door.operator(method, "/platform/tenants/" + tenant.slug() + path, "application/json", body);
    }

    private List<String> audit(Tenant tenant) {
        return StreamSupport.stream(
                        door.get(tenant, "/api/audit?action=tenant.*", door.token(tenant, "zoe"))
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(line ->
                        line.get("action").asString() + " " + line.get("detail").asString())
                .toList();
    }
}
