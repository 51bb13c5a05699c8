package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uy.ventanilla.identity.FrontDoor.Tenant;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** An admin keeps people, organisations and teams; a neighbour's do not exist. */
@IdentityStory
class PeopleTest {
    @Autowired
    private FrontDoor door;

    @Autowired
    private Heard heard;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantTransactions transactions;

    private JsonNode person(Tenant tenant, String token, String name) {
        return door.get(tenant, "/api/people?left=true&q=" + name, token)
                .json()
                .get("items")
                .get(0);
    }

    /** The latest of all that was said of somebody; topics keep the order of one key only. */
    private JsonNode told(Tenant tenant, JsonNode person, int times) {
        var id = person.get("id").asString();
        return heard.of(tenant.id(), "person.changed", times).stream()
                .filter(it -> it.data().get("id").asString().equals(id))
                .max(Comparator.comparingLong(Heard.Told::sequence))
                .orElseThrow()
                .data();
    }

    private FrontDoor.Answer change(Tenant tenant, String token, JsonNode person, Map<String, ?> facts) {
        var body = (ObjectNode) person.deepCopy();
        facts.forEach((name, value) -> body.set(name, json.valueToTree(value)));
        var path = "/api/people/" + person.get("id").asString();
        return door.put(tenant, path, token, door.get(tenant, path, token).header("etag"), body.toString());
    }

    @Test
    void an_admin_changes_a_person_and_everybody_is_told() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var north = door.post(tenant, "/api/organisations", zoe, "{\"name\":\"Norte\",\"plan\":\"oficina\"}")
                .json()
                .get("id")
                .asString();
        var ada = person(tenant, zoe, "ada");
        var south = ada.get("organisation").asString();
        var changed = change(
                tenant,
                zoe,
                ada,
                Map.of("name", "Ada Byron", "organisations", new String[] {north, south}, "mayMail", false));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().get("organisation").asString()).isEqualTo(north);
        var told = told(tenant, ada, 5);
        assertThat(told.get("name").asString()).isEqualTo("Ada Byron");
        assertThat(told.get("organisations").valueStream().map(JsonNode::asString))
                .containsExactly(north, south);
        assertThat(told.get("mayMail").asBoolean()).isFalse();
        // S60: she knows of both
        var me = door.get(tenant, "/api/me", door.token(tenant, "ada")).json();
        assertThat(me.get("organisations").findValuesAsString("name")).containsExactly("Norte", "Bodega Sur");
        assertThat(door.get(tenant, "/api/people?organisation=" + south, zoe)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void the_second_of_two_changes_is_refused_and_loses_nothing() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var ada = person(tenant, zoe, "ada");
        var path = "/api/people/" + ada.get("id").asString();
        var seen = door.get(tenant, path, zoe).header("etag");
        assertThat(door.put(tenant, path, zoe, "", ada.toString()).status()).isEqualTo(428);
        assertThat(door.put(tenant, path, zoe, "W/\"1\"", ada.toString()).status())
                .isEqualTo(400);
        var first = ((ObjectNode) ada.deepCopy()).put("name", "Ada Uno").toString();
        var second = ((ObjectNode) ada.deepCopy()).put("name", "Ada Dos").toString();
        assertThat(door.put(tenant, path, zoe, seen, first).status()).isEqualTo(200);
        assertThat(door.put(tenant, path, zoe, seen, second).status()).isEqualTo(412);
        assertThat(door.get(tenant, path, zoe).json().get("name").asString()).isEqualTo("Ada Uno");
    }

    @Test
    void what_cannot_be_is_told_field_by_field() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var answer = change(
                tenant,
                zoe,
                person(tenant, zoe, "ada"),
                Map.of(
                        "teams", new String[] {"mesa", "cocina"},
                        "language", "fr",
                        "organisations", new String[] {UUID.randomUUID().toString()}));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/organisations/0", "/teams", "/teams/1", "/language");
        assertThat(change(tenant, zoe, person(tenant, zoe, "ada"), Map.of("name", " ", "role", "boss"))
                        .json()
                        .get("errors")
                        .findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/role");
    }

    @Test
    void who_leaves_is_out_at_once_and_comes_back_as_they_were() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var bruno = person(tenant, zoe, "bruno");
        assertThat(change(tenant, zoe, bruno, Map.of("left", true)).status()).isEqualTo(200);
        var told = told(tenant, bruno, 5);
        assertThat(told.get("left").asBoolean()).isTrue();
        assertThat(told.get("role").asString()).isEqualTo("customer");
        assertThat(told.get("activated").asBoolean()).isFalse();
        assertThat(door.get(tenant, "/api/people?q=bruno", zoe).json().get("items"))
                .isEmpty();
        var page = door.signIn(tenant, door.browser(), "bruno@acme.example", "bruno's password");
        assertThat(page).contains("error");
        assertThat(door.post(tenant, "/api/people/" + bruno.get("id").asString() + "/invitation", zoe, "")
                        .status())
                .isEqualTo(404);

        assertThat(change(tenant, zoe, person(tenant, zoe, "bruno"), Map.of("left", false))
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("agent");
        assertThat(door.token(tenant, "bruno")).isNotBlank();
    }

    @Test
    void a_tenant_is_never_left_without_an_admin() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        for (var facts : new Map<?, ?>[] {Map.of("role", "agent"), Map.of("left", true)}) {
            @SuppressWarnings("unchecked")
            var answer = change(tenant, zoe, person(tenant, zoe, "zoe"), (Map<String, ?>) facts);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().get("type").asString()).endsWith("last-admin");
        }
        assertThat(change(tenant, zoe, person(tenant, zoe, "lea"), Map.of("role", "admin"))
                        .status())
                .isEqualTo(200);
        assertThat(change(tenant, zoe, person(tenant, zoe, "zoe"), Map.of("role", "agent"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_has_lost_a_right_cannot_give_it_back_to_themselves() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        assertThat(change(tenant, zoe, person(tenant, zoe, "lea"), Map.of("role", "admin"))
                        .status())
                .isEqualTo(200);
        var lea = door.token(tenant, "lea"); // good for minutes to come
        assertThat(change(tenant, zoe, person(tenant, zoe, "lea"), Map.of("left", true))
                        .status())
                .isEqualTo(200);
        assertThat(change(tenant, lea, person(tenant, zoe, "lea"), Map.of("left", false))
                        .status())
                .isEqualTo(403);
        assertThat(door.post(
                                tenant,
                                "/api/people",
                                lea,
                                "{\"email\":\"x@y.example\",\"name\":\"X\",\"role\":\"admin\"}")
                        .status())
                .isEqualTo(403);
        assertThat(door.post(tenant, "/api/clients", lea, "{\"name\":\"x\",\"scopes\":[\"directory:read\"]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_admin_who_never_came_does_not_count_as_one() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        door.post(tenant, "/api/people", zoe, "{\"email\":\"pepe@typo.example\",\"name\":\"Pepe\",\"role\":\"admin\"}");
        assertThat(change(tenant, zoe, person(tenant, zoe, "zoe"), Map.of("left", true))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void two_admins_cannot_send_each_other_away_in_the_same_moment() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        change(tenant, zoe, person(tenant, zoe, "lea"), Map.of("role", "admin"));
        var lea = door.token(tenant, "lea");
        var zoeRow = person(tenant, zoe, "zoe");
        var leaRow = person(tenant, zoe, "lea");
        var both = List.of(
                CompletableFuture.supplyAsync(() -> change(tenant, zoe, leaRow, Map.of("role", "agent"))),
                CompletableFuture.supplyAsync(() -> change(tenant, lea, zoeRow, Map.of("role", "agent"))));
        var answers = both.stream().map(it -> it.join().status()).toList();
        assertThat(answers).containsOnlyOnce(200).doesNotContain(500);
    }

    @Test
    void what_is_left_out_of_a_change_is_asked_for() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var path = "/api/people/" + person(tenant, zoe, "bruno").get("id").asString();
        var answer = door.put(tenant, path, zoe, door.get(tenant, path, zoe).header("etag"), "{\"name\":\"Bruno\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .contains("/role", "/left", "/teams", "/organisations")
                .doesNotContain("/name");
        assertThat(door.get(tenant, "/api/people?q=" + "a+".repeat(20), zoe).status())
                .isEqualTo(400);
        assertThat(door.get(tenant, "/api/people?q=%00", zoe).status()).isEqualTo(400);
    }

    @Test
    void whatever_is_wrong_with_somebody_new_is_told_at_once_and_where() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var answer = door.post(
                tenant, "/api/people", zoe, "{\"email\":\"no\",\"name\":\" \",\"role\":\"king\",\"left\":true}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/email", "/name", "/role", "/left");

        var otherType = door.post(tenant, "/api/people", zoe, "{\"name\":\"Ada\",\n \"organisations\":[\"Acme\"]}");
        assertThat(otherType.status()).isEqualTo(400);
        assertThat(otherType.json().get("errors").findValuesAsString("pointer")).containsExactly("/organisations/0");

        var broken = door.post(tenant, "/api/people", zoe, "{\"name\":\"Ada\",\n \"email\" \"a@b.example\"}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("detail").asString()).contains("line 2, column 10");
        for (var cut : List.of("{\"name\":\"Ad", "{\"name\":\"a\\q\"}", "{\"teams\":[\"a\",")) {
            assertThat(door.post(tenant, "/api/people", zoe, cut)
                            .json()
                            .get("detail")
                            .asString())
                    .as(cut)
                    .contains("as the reference shows it: see line 1, column ");
        }
        assertThat(door.post(tenant, "/api/people", zoe, "")
                        .json()
                        .get("detail")
                        .asString())
                .contains("Send a document in UTF-8");
    }

    @Test
    void a_team_that_has_gone_keeps_nobody_from_being_changed() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        change(tenant, zoe, person(tenant, zoe, "bruno"), Map.of("teams", new String[] {"guardia"}));
        door.apply(
                tenant.slug(),
                Blueprints.small(tenant.slug()).replace("  - {id: guardia, label: {es: Guardia}}\n", ""));
        assertThat(change(tenant, zoe, person(tenant, zoe, "bruno"), Map.of("away", true))
                        .status())
                .isEqualTo(200);
        assertThat(change(tenant, zoe, person(tenant, zoe, "lea"), Map.of("teams", new String[] {"guardia"}))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_operators_document_takes_nothing_that_it_does_not_name() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var north = door.post(tenant, "/api/organisations", zoe, "{\"name\":\"Norte\",\"plan\":\"oficina\"}")
                .json()
                .get("id")
                .asString();
        var south = person(tenant, zoe, "ada").get("organisation").asString();
        change(tenant, zoe, person(tenant, zoe, "ada"), Map.of("organisations", new String[] {north, south}));
        var document = "people: [{email: ada@clients.example, name: Ada, role: customer, organisation: Bodega Sur}]";
        assertThat(door.directory(tenant, document).status()).isEqualTo(200);
        assertThat(person(tenant, zoe, "ada").get("organisations").valueStream().map(JsonNode::asString))
                .containsExactly(south, north);
    }

    @Test
    void nobody_but_an_admin_changes_anybody_and_nobody_themselves() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var ada = person(tenant, zoe, "ada");
        var path = "/api/people/" + ada.get("id").asString();
        var admin = ((ObjectNode) ada.deepCopy()).put("role", "admin").toString();
        for (var name : new String[] {"ada", "bruno", "lea"}) {
            assertThat(door.put(tenant, path, door.token(tenant, name), "\"1\"", admin)
                            .status())
                    .as(name)
                    .isEqualTo(403);
        }
        // a field that is not hers to send is not taken
        assertThat(door.put(
                                tenant,
                                "/api/me/availability",
                                door.token(tenant, "bruno"),
                                "",
                                "{\"away\":true,\"role\":\"admin\"}")
                        .json()
                        .get("roles")
                        .get(0)
                        .asString())
                .isEqualTo("agent");
        assertThat(door.put(tenant, "/api/me/availability", door.token(tenant, "ada"), "", "{\"away\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(told(tenant, person(tenant, zoe, "bruno"), 5).get("away").asBoolean())
                .isTrue();
    }

    @Test
    void organisations_are_kept_with_their_names_and_codes() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var made = door.post(
                tenant,
                "/api/organisations",
                zoe,
                "{\"name\":\"Norte SA\",\"taxId\":\"21 123456 0018\",\"brand\":\"Ñandú\",\"plan\":\"oficina\",\"commercialContact\":\"Carla\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        var path = "/api/organisations/" + id;
        assertThat(door.get(tenant, "/api/organisations?q=nandu", zoe).json().get("items"))
                .hasSize(1);
        assertThat(door.get(tenant, "/api/organisations?q=123456", zoe).json().get("items"))
                .hasSize(1);
        assertThat(door.post(tenant, "/api/organisations", zoe, "{\"name\":\"norte sa\",\"plan\":\"oficina\"}")
                        .status())
                .isEqualTo(409);
        assertThat(door.post(tenant, "/api/organisations", zoe, "{\"name\":\"Sur\",\"plan\":\"oro\"}")
                        .json()
                        .get("errors")
                        .findValuesAsString("pointer"))
                .containsExactly("/plan");

        var first = door.post(tenant, path + "/access-code", zoe, "{}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("cache-control")).contains("no-store");
        var code = first.json().get("code").asString();
        assertThat(code).matches("[1-9][0-9]{7}");
        assertThat(door.get(tenant, path, zoe).body()).doesNotContain(code).contains("madeAt");
        var second = door.post(tenant, path + "/access-code", zoe, "{\"overlap\":\"PT24H\"}");
        assertThat(second.json().get("code").asString()).isNotEqualTo(code);
        assertThat(second.json().get("formerUntil").asString()).isNotBlank();
        // an answer that was lost and asked for again must not end the code its people still use
        assertThat(door.post(tenant, path + "/access-code", zoe, "{\"overlap\":\"PT24H\"}")
                        .status())
                .isEqualTo(409);
        assertThat(door.post(tenant, path + "/access-code", zoe, "{\"overlap\":\"P99D\"}")
                        .status())
                .isEqualTo(400);
        assertThat(door.post(tenant, path + "/access-code", door.token(tenant, "lea"), "{}")
                        .status())
                .isEqualTo(403);
        var rows = transactions.reading(
                new TenantId(tenant.id()),
                () -> jdbc.sql("select access_code || coalesce(former_code, '') from organisation where id = :id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single());
        assertThat(rows)
                .doesNotContain(code)
                .doesNotContain(second.json().get("code").asString());
        assertThat(heard.of(tenant.id(), "organisation.changed", 4)
                        .getLast()
                        .data()
                        .toString())
                .doesNotContain(code);
    }

    @Test
    void an_organisation_goes_only_when_nobody_belongs_to_it() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var south = door.get(tenant, "/api/organisations", zoe)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        var remove = door.to(tenant, "/api/organisations/" + south)
                .header("Authorization", "Bearer " + zoe)
                .DELETE();
        assertThat(door.send(remove).status()).isEqualTo(409);
        change(tenant, zoe, person(tenant, zoe, "ada"), Map.of("organisations", new String[0]));
        assertThat(door.send(remove).status()).isEqualTo(204);
        assertThat(door.send(remove).status()).isEqualTo(404);
        assertThat(heard.of(tenant.id(), "organisation.changed", 2)
                        .getLast()
                        .data()
                        .get("removed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void teams_are_the_blueprints_and_their_members_the_leads() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var lea = door.token(tenant, "lea");
        var bruno = person(tenant, zoe, "bruno").get("id").asString();
        var ada = person(tenant, zoe, "ada").get("id").asString();
        assertThat(door.get(tenant, "/api/teams", lea).json().get("items").findValuesAsString("id"))
                .containsExactly("mesa", "guardia");
        var joined = door.put(tenant, "/api/teams/guardia/members", lea, "", "{\"members\":[\"" + bruno + "\"]}");
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        assertThat(joined.json().get("members").findValuesAsString("name")).containsExactly("Bruno");
        assertThat(door.get(tenant, "/api/people?team=guardia", lea).json().get("items"))
                .hasSize(1);
        assertThat(told(tenant, person(tenant, zoe, "bruno"), 5)
                        .get("teams")
                        .get(0)
                        .asString())
                .isEqualTo("guardia");
        assertThat(door.put(tenant, "/api/teams/guardia/members", lea, "", "{\"members\":[\"" + ada + "\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(door.put(tenant, "/api/teams/cocina/members", lea, "", "{\"members\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(door.put(tenant, "/api/teams/guardia/members", lea, "", "{\"members\":[]}")
                        .json()
                        .get("members"))
                .isEmpty();
    }

    @Test
    void pages_neither_repeat_nor_lose_anybody() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var sheet = IntStream.range(0, 60)
                .mapToObj(i -> "p" + i + "@clients.example," + (i % 3 == 0 ? "Ágata " : "agata ") + i % 7)
                .collect(Collectors.joining("\n", "email,name\n", "\n"));
        assertThat(door.send(importing(tenant, zoe, "?invite=false", sheet))
                        .json()
                        .at("/counts/added")
                        .asInt())
                .isEqualTo(60);
        var seen = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (String next = ""; next != null; ) {
            var page = door.get(tenant, "/api/people?q=agata&limit=25" + (next.isEmpty() ? "" : "&cursor=" + next), zoe)
                    .json();
            seen.addAll(page.get("items").findValuesAsString("id"));
            names.addAll(page.get("items").findValuesAsString("name"));
            next = page.hasNonNull("next") ? page.get("next").asString() : null;
        }
        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
        assertThat(names.stream().map(name -> name.replace("Á", "a").toLowerCase(Locale.ROOT)))
                .isSorted();
        assertThat(door.get(tenant, "/api/people?cursor=nonsense", zoe).status())
                .isEqualTo(400);
        assertThat(door.get(tenant, "/api/people?limit=1000", zoe).status()).isEqualTo(400);
    }

    @Test
    void a_sheet_is_taken_line_by_line_and_taken_again_changes_nothing() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var sheet = """
                \uFEFFcorreo;nombre;rol;organización;equipos
                eva@clients.example;"Eva; la de Sur";customer;Bodega Sur;
                tom@acme.example;Tom;agent;;mesa|guardia
                nadie;Nadie;customer;;
                eva@clients.example;Eva otra vez;;;
                rosa@clients.example;Rosa;boss;;
                ines@clients.example;Inés;customer;Bodega Norte;
                ;;;;
                ada@clients.example;Ada Byron;;;
                """;
        var trial = door.send(importing(tenant, zoe, "?trial=true", sheet)).json();
        assertThat(trial.at("/counts/added").asInt()).isEqualTo(2);
        assertThat(door.get(tenant, "/api/people?q=eva", zoe).json().get("items"))
                .isEmpty();

        var report = door.send(importing(tenant, zoe, "", sheet)).json();
        assertThat(report.get("lines").findValuesAsString("fate"))
                .containsExactly("added", "added", "refused", "refused", "refused", "refused", "changed");
        assertThat(report.get("lines").findValuesAsString("detail"))
                .satisfiesExactly(
                        nobody -> assertThat(nobody).contains("no mail address"),
                        twice -> assertThat(twice).contains("line above"),
                        role -> assertThat(role).contains("no role"),
                        organisation -> assertThat(organisation).contains("no organisation \"Bodega Norte\""));
        assertThat(report.get("lines").get(2).get("line").asLong()).isEqualTo(4);
        var ada = person(tenant, zoe, "byron");
        assertThat(ada.get("organisation").isString())
                .as("what a line leaves empty stays")
                .isTrue();
        assertThat(person(tenant, zoe, "tom").get("teams")).hasSize(2);
        assertThat(heard.of(tenant.id(), "person.invited", 2)).hasSize(2);

        var again = door.send(importing(tenant, zoe, "", sheet)).json();
        assertThat(again.at("/counts/added").asInt()
                        + again.at("/counts/changed").asInt())
                .isZero();
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(3);
    }

    @Test
    void what_is_no_sheet_is_refused_with_what_to_do() {
        var tenant = door.tenant();
        var zoe = door.token(tenant, "zoe");
        for (var bad : Map.of(
                        "", "empty",
                        "nombre,mail\n", "nobody knows",
                        "name,role\n", "no column email",
                        "email,email\n", "twice",
                        "email,name\n\"a@b.example,x\n", "no CSV")
                .entrySet()) {
            var answer = door.send(importing(tenant, zoe, "", bad.getKey()));
            assertThat(answer.status()).as(bad.getKey()).isEqualTo(422);
            assertThat(answer.body()).contains(bad.getValue());
        }
        var admin = door.send(importing(tenant, zoe, "", "email,role\nzoe@acme.example,agent\n"))
                .json();
        assertThat(admin.at("/lines/0/fate").asString()).isEqualTo("refused");
        assertThat(door.send(importing(tenant, door.token(tenant, "lea"), "", "email\n"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_neighbours_ids_lead_nowhere() {
        var tenant = door.tenant();
        var other = door.tenant();
        var zoe = door.token(tenant, "zoe");
        var otherZoe = door.token(other, "zoe");
        var theirs = person(other, otherZoe, "bruno");
        var organisation = door.get(other, "/api/organisations", otherZoe)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(door.put(tenant, "/api/people/" + theirs.get("id").asString(), zoe, "\"1\"", theirs.toString())
                        .status())
                .isEqualTo(404);
        var sheet = "{\"name\":\"x\",\"plan\":\"oficina\"}";
        assertThat(door.put(tenant, "/api/organisations/" + organisation, zoe, "\"0\"", sheet)
                        .status())
                .isEqualTo(404);
        assertThat(door.post(tenant, "/api/organisations/" + organisation + "/access-code", zoe, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(change(tenant, zoe, person(tenant, zoe, "ada"), Map.of("organisations", new String[] {organisation}))
                        .status())
                .isEqualTo(400);
        assertThat(door.put(
                                tenant,
                                "/api/teams/mesa/members",
                                zoe,
                                "",
                                "{\"members\":[\"" + theirs.get("id").asString() + "\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(door.get(tenant, "/api/people?organisation=" + organisation, zoe)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    private HttpRequest.Builder importing(Tenant tenant, String token, String query, String sheet) {
        return door.to(tenant, "/api/people/import" + query)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(sheet));
    }
}
