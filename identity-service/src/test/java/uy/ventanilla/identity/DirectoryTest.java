package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.testkit.SecondWall;

/** Tenants, organisations and people: what the operator and a tenant's staff do, and what the other services hear. */
@IdentityStory
class DirectoryTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private Heard heard;

    @Autowired
    private DataSource database;

    @Test
    void an_applied_blueprint_is_announced_and_its_versions_stay_readable() {
        var slug = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        var first = door.apply(slug, Blueprints.small(slug));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("version").asInt()).isEqualTo(1);
        var tenant = UUID.fromString(first.json().get("tenant").asString());
        var told = heard.of(tenant, "tenant.applied", 1).getFirst();
        assertThat(told.key()).isEqualTo(tenant + ":" + tenant);
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.data().at("/blueprint/workflow/initial").asString()).isEqualTo("abierto");
        assertThat(told.data().at("/blueprint/classifications").isArray()).isTrue();

        var same = door.apply(slug, "# a remark changes nothing\n" + Blueprints.small(slug));
        assertThat(same.json().get("version").asInt()).isEqualTo(1);
        assertThat(same.json().get("changed").asBoolean()).isFalse();

        var second = door.apply(slug, Blueprints.small(slug).replace("Acme & Hijos", "Acme y Cía"));
        assertThat(second.json().get("version").asInt()).isEqualTo(2);
        assertThat(second.json().get("tenant").asString()).isEqualTo(tenant.toString());
        assertThat(operatorReads("/platform/tenants/" + slug + "/versions/1")).contains("Acme & Hijos");
        assertThat(operatorReads("/platform/tenants/" + slug + "/versions/current"))
                .contains("Acme y Cía");
        assertThat(operatorReads("/platform/tenants")).contains("Acme y Cía");
        assertThat(heard.of(tenant, "tenant.applied", 2)).hasSize(2);
    }

    @Test
    void the_reference_tenants_and_their_people_are_applied() throws Exception {
        for (var name : new String[] {"amplifica", "exosound", "expand", "softchat"}) {
            assertThat(door.apply(name, Blueprints.reference(name)).status()).isEqualTo(200);
            var people = java.nio.file.Files.readString(java.nio.file.Path.of("..", "deploy", "demo", name + ".yaml"));
            var answer = door.directory(new FrontDoor.Tenant(name, new UUID(0, 0)), people);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void a_plan_tells_what_would_change_and_changes_nothing() {
        var tenant = door.tenant();
        var other = Blueprints.small(tenant.slug()).replace("Acme & Hijos", "Acme y Cía");
        var plan = door.operator("POST", "/platform/tenants/" + tenant.slug() + "/plan", "application/yaml", other);
        assertThat(plan.status()).as(plan.body()).isEqualTo(200);
        assertThat(plan.json().get("version").asInt()).isEqualTo(1);
        assertThat(plan.json().get("changes").asBoolean()).isTrue();
        assertThat(plan.json().get("differences").get(0).get("path").asString()).isEqualTo("name");
        assertThat(plan.json().get("differences").get(0).get("detail").asString())
                .isEqualTo("\"Acme & Hijos\" becomes \"Acme y Cía\"");
        // nobody but this service runs here: that is said, not taken for no tickets
        assertThat(plan.json().has("tickets")).isFalse();

        var same = door.operator(
                "POST",
                "/platform/tenants/" + tenant.slug() + "/plan",
                "application/yaml",
                Blueprints.small(tenant.slug()));
        assertThat(same.json().get("changes").asBoolean()).isFalse();
        var faulty = door.operator(
                "POST",
                "/platform/tenants/" + tenant.slug() + "/plan",
                "application/yaml",
                other.replace("initial: abierto", "initial: nuevo"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.json().get("errors").get(0).get("path").asString()).isEqualTo("workflow.initial");
        var fresh = "nuevo-" + UUID.randomUUID().toString().substring(0, 8);
        var unknown = door.operator(
                "POST", "/platform/tenants/" + fresh + "/plan", "application/yaml", Blueprints.small(fresh));
        assertThat(unknown.json().get("version").asInt()).isZero();
        assertThat(unknown.json().get("changes").asBoolean()).isTrue();
        assertThat(operatorReads("/platform/tenants/" + tenant.slug())).contains("\"version\":1");
        assertThat(operatorReads("/platform/tenants")).doesNotContain(fresh);
    }

    @Test
    void history_grows_and_an_earlier_version_can_come_back() {
        var tenant = door.tenant();
        var path = "/platform/tenants/" + tenant.slug();
        door.apply(tenant.slug(), Blueprints.small(tenant.slug()).replace("Acme & Hijos", "Acme y Cía"));

        var back = door.operator("POST", path + "/rollback", "application/json", "{\"version\":1}");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().get("version").asInt()).isEqualTo(3);
        assertThat(operatorReads(path)).contains("Acme & Hijos");
        assertThat(heard.of(tenant.id(), "tenant.applied", 3)
                        .getLast()
                        .data()
                        .at("/blueprint/name")
                        .asString())
                .isEqualTo("Acme & Hijos");
        var again = door.operator("POST", path + "/rollback", "application/json", "{\"version\":1}");
        assertThat(again.json().get("changed").asBoolean()).isFalse();
        assertThat(door.operator("POST", path + "/rollback", "application/json", "{\"version\":9}")
                        .status())
                .isEqualTo(404);
        assertThat(door.operator("POST", path + "/rollback", "application/json", "{}")
                        .status())
                .isEqualTo(400);

        var history = door.operator("GET", path + "/versions", "", "").json();
        assertThat(history.get("items").findValuesAsString("version")).containsExactly("3", "2", "1");
        assertThat(history.get("items").get(0).get("restored").asInt()).isEqualTo(1);
        assertThat(door.get(tenant, "/api/audit?action=blueprint.restored", door.token(tenant, "zoe"))
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(history.at("/items/1/differences/0/detail").asString())
                .isEqualTo("\"Acme & Hijos\" becomes \"Acme y Cía\"");
        assertThat(history.at("/items/2/differences")).isEmpty();
        assertThat(history.has("before")).isFalse();
        assertThat(door.operator("GET", path + "/versions?before=3", "", "")
                        .json()
                        .get("items")
                        .findValuesAsString("version"))
                .containsExactly("2", "1");
    }

    @Test
    void who_planned_against_an_older_version_overwrites_nobody() {
        var tenant = door.tenant();
        var path = "/platform/tenants/" + tenant.slug();
        var seen = door.operator("GET", path + "/versions/current", "", "").header("etag");
        assertThat(seen).isEqualTo("\"1\"");
        var mine = Blueprints.small(tenant.slug()).replace("Acme & Hijos", "Mía");
        door.apply(tenant.slug(), Blueprints.small(tenant.slug()).replace("Acme & Hijos", "Suya"));

        var late = door.send(asOperator(path).header("If-Match", seen).PUT(BodyPublishers.ofString(mine)));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().get("version").asInt()).isEqualTo(2);
        assertThat(operatorReads(path)).contains("Suya");
        assertThat(door.send(asOperator(path).header("If-Match", "\"2\"").PUT(BodyPublishers.ofString(mine)))
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(door.send(asOperator(path).header("If-Match", "three").PUT(BodyPublishers.ofString(mine)))
                        .status())
                .isEqualTo(400);
    }

    private HttpRequest.Builder asOperator(String path) {
        return door.to(null, path)
                .header("Authorization", "Bearer " + door.operatorToken())
                .header("Content-Type", "application/yaml");
    }

    @Test
    void a_long_history_is_read_in_pages() {
        var tenant = door.tenant();
        for (int i = 2; i <= 23; i++) {
            door.apply(tenant.slug(), Blueprints.small(tenant.slug()).replace("Acme & Hijos", "Acme " + i));
        }
        var path = "/platform/tenants/" + tenant.slug() + "/versions";
        var first = door.operator("GET", path, "", "").json();
        assertThat(first.get("items")).hasSize(20);
        assertThat(first.get("items").get(19).get("differences").findValuesAsString("detail"))
                .containsExactly("\"Acme 3\" becomes \"Acme 4\"");
        var rest = door.operator("GET", path + "?before=" + first.get("before").asInt(), "", "")
                .json();
        assertThat(rest.get("items").findValuesAsString("version")).containsExactly("3", "2", "1");
        assertThat(rest.has("before")).isFalse();
    }

    @Test
    void a_faulty_blueprint_changes_nothing_and_tells_everything() {
        var tenant = door.tenant();
        var answer = door.apply(
                tenant.slug(),
                Blueprints.small(tenant.slug())
                        .replace("initial: abierto", "initial: nuevo")
                        .replace("colour:", "color:"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:ventanilla:problem:blueprint-invalid");
        var first = answer.json().get("errors").get(0);
        assertThat(first.get("line").asInt()).isEqualTo(6);
        assertThat(first.get("detail").asString()).contains("did you mean \"colour\"?");
        assertThat(answer.json().get("errors")).hasSize(2);
        assertThat(operatorReads("/platform/tenants/" + tenant.slug())).contains("\"version\":1");
    }

    @Test
    void a_host_or_mailbox_belongs_to_one_tenant() {
        var one = door.tenant();
        var other = "other-" + UUID.randomUUID().toString().substring(0, 8);
        var answer = door.apply(
                other,
                Blueprints.small(other).replace("[" + other + ".localhost]", "[other.example, " + one.host() + "]"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("path").asString()).isEqualTo("hosts[1]");
        assertThat(answer.json().get("errors").get(0).get("detail").asString()).contains(one.slug());
    }

    @Test
    void people_and_organisations_are_announced_and_a_second_time_changes_nothing() {
        var tenant = door.tenant();
        var people = heard.of(tenant.id(), "person.changed", 4);
        var ada = people.stream()
                .filter(it -> it.data().get("name").asString().equals("Ada"))
                .findFirst()
                .orElseThrow();
        assertThat(ada.data().get("address").asString()).isEqualTo("ada@clients.example");
        assertThat(ada.data().get("role").asString()).isEqualTo("customer");
        assertThat(ada.data().get("activated").asBoolean()).isTrue();
        assertThat(ada.data().get("mayMail").asBoolean()).isTrue();
        assertThat(ada.data().get("language").asString()).isEqualTo("es");
        assertThat(ada.data().toString()).doesNotContain("password");
        var sur = heard.of(tenant.id(), "organisation.changed", 1).getFirst();
        assertThat(ada.data().get("organisation").asString())
                .isEqualTo(sur.data().get("id").asString());

        var again = door.directory(tenant, """
                organisations: [{name: bodega sur, plan: oficina, commercialContact: Carla}]
                people: [{email: ADA@clients.example, name: Ada L., role: customer, organisation: Bodega Sur, password: ada's password, mayMail: true}]
                """);
        assertThat(again.json().get("people").asInt()).isEqualTo(1);
        var same = door.directory(tenant, """
                people: [{email: ada@clients.example, name: Ada L., role: customer, organisation: Bodega Sur, password: ada's password, mayMail: true}]
                """);
        assertThat(same.json().get("unchanged").asInt()).isEqualTo(1);
        var changes = heard.of(tenant.id(), "person.changed", 5).stream()
                .filter(it -> it.key().equals(ada.key()))
                .toList();
        assertThat(changes).extracting(Heard.Told::sequence).containsExactly(1L, 2L);
    }

    @Test
    void a_faulty_directory_changes_nothing_and_tells_everything() {
        var tenant = door.tenant();
        var answer = door.directory(tenant, """
                organisations:
                  - {name: Norte, plan: oro}
                people:
                  - {email: eva@clients.example, name: Eva, role: customer, organisation: Nadie}
                  - {email: eva, name: Eva, role: boss, password: short}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("path"))
                .containsExactly(
                        "organisations[0].plan",
                        "people[0].organisation",
                        "people[1].email",
                        "people[1].role",
                        "people[1].password");
        assertThat(door.get(tenant, "/api/people?q=eva", door.token(tenant, "bruno"))
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void staff_find_people_and_customers_do_not() {
        var tenant = door.tenant();
        var bruno = door.token(tenant, "bruno");
        var found = door.get(tenant, "/api/people?q=AD", bruno).json().get("items");
        assertThat(found.findValuesAsString("name")).containsExactly("Ada");
        assertThat(door.get(tenant, "/api/people?role=lead", bruno)
                        .json()
                        .get("items")
                        .findValuesAsString("name"))
                .containsExactly("Lea");
        assertThat(door.get(tenant, "/api/people?q=%25", bruno).json().get("items"))
                .isEmpty();
        assertThat(door.get(tenant, "/api/people?role=boss", bruno).status()).isEqualTo(400);
        assertThat(door.get(tenant, "/api/organisations", bruno).body()).contains("Bodega Sur");
        var ada = door.token(tenant, "ada");
        assertThat(door.get(tenant, "/api/people", ada).status()).isEqualTo(403);
        assertThat(door.get(tenant, "/api/organisations", ada).status()).isEqualTo(403);
    }

    @Test
    void an_admin_adds_somebody_who_is_invited() {
        var tenant = door.tenant();
        var body = "{\"email\":\"Nora@clients.example\",\"name\":\"Nora\",\"role\":\"agent\"}";
        assertThat(door.post(tenant, "/api/people", door.token(tenant, "lea"), body)
                        .status())
                .isEqualTo(403);
        var zoe = door.token(tenant, "zoe");
        var added = door.post(tenant, "/api/people", zoe, body);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().get("address").asString()).isEqualTo("nora@clients.example");
        assertThat(added.json().get("activated").asBoolean()).isFalse();
        assertThat(door.post(tenant, "/api/people", zoe, body).status()).isEqualTo(409);
        assertThat(door.post(tenant, "/api/people", zoe, "{\"email\":\"x\"}").status())
                .isEqualTo(400);
        var invited = heard.of(tenant.id(), "person.invited", 1).getFirst();
        assertThat(invited.data().get("address").asString()).isEqualTo("nora@clients.example");
        assertThat(invited.key())
                .isEqualTo(tenant.id() + ":invitation:" + added.json().get("id").asString());
    }

    @Test
    void a_neighbours_people_do_not_exist() {
        var tenant = door.tenant();
        var neighbour = door.tenant();
        door.directory(neighbour, "people: [{email: secreta@clients.example, name: Secreta, role: customer}]");
        var bruno = door.token(tenant, "bruno");
        assertThat(door.get(tenant, "/api/people?q=secreta", bruno).json().get("items"))
                .isEmpty();
        var id = door.get(neighbour, "/api/people?q=secreta", door.token(neighbour, "bruno"))
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(door.get(tenant, "/api/people/" + id, bruno).status()).isEqualTo(404);
        assertThat(door.post(tenant, "/api/people/" + id + "/invitation", bruno, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_the_operator_reaches_the_platform() {
        var tenant = door.tenant();
        assertThat(door.get(tenant, "/platform/tenants", door.token(tenant, "zoe"))
                        .status())
                .isEqualTo(403);
        assertThat(door.send(door.to(null, "/platform/tenants")).status()).isEqualTo(401);
        assertThat(door.send(door.to(tenant, "/api/me").header("Authorization", "Bearer " + door.operatorToken()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        new SecondWall(database, "erasure", "signing_key", "tenant", "tenant_claim")
                .mustStandBetween(door.tenant().id(), door.tenant().id());
    }

    private String operatorReads(String path) {
        return door.send(door.to(null, path).header("Authorization", "Bearer " + door.operatorToken()))
                .body();
    }
}
