package uy.ventanilla.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.testkit.Await;

/** The public API as callers meet it. */
@TicketServiceTest
class ApiTest {
    private static final Map<String, String> TAKE = Map.of("agent", "me");

    @Autowired
    Neighbours neighbours;

    @LocalServerPort
    int port;

    Desk desk;
    Desk.Someone ana;
    Desk.Someone tania;

    @BeforeEach
    void anaHasATicket() {
        desk = Desk.of("expand", neighbours, port);
        ana = desk.customer("Ana");
        tania = desk.agent("Tania");
        desk.opens(ana, "No puedo facturar", "Desde ayer.");
        Await.until(
                "Tania is known",
                () -> desk.post(tania, "/api/tickets/1/assignee", TAKE).status() == 200);
    }

    @Test
    void a_ticket_shows_what_its_reader_may_do() {
        var seen = desk.get(ana, "/api/tickets/1");
        assertThat(seen.tag()).contains("\"3\"");
        var ticket = seen.body();
        assertThat(ticket.path("organisation").path("name").asString()).isEqualTo("Bodega Sur");
        assertThat(ticket.path("assignee").path("name").asString()).isEqualTo("Tania");
        assertThat(ticket.path("state").path("label").path("en").asString()).isEqualTo("In progress");
        assertThat(ticket.path("state").path("phase").asString()).isEqualTo("active");
        assertThat(ids(ticket.path("transitions"))).containsExactly("dar-por-resuelto");
        assertThat(ticket.path("can").path("reply").asBoolean()).isTrue();
        assertThat(ticket.path("can").path("note").asBoolean()).isFalse();

        var forTania = desk.get(tania, "/api/tickets/1").body();
        assertThat(ids(forTania.path("transitions"))).containsExactly("pedir-informacion", "resolver");
        assertThat(ids(forTania.path("transitions").get(1).path("reasons")))
                .containsExactly("resuelto", "no-resoluble");
        assertThat(forTania.path("can").path("classify").asBoolean()).isTrue();
        assertThat(ids(desk.get(desk.agent("Tomas"), "/api/tickets/1").body().path("transitions")))
                .isEmpty();
    }

    @Test
    void a_request_for_the_customers_other_organisation_is_that_ones() {
        var north = UUID.randomUUID();
        desk.neighbours.say(
                desk.tenant,
                north.toString(),
                new OrganisationChanged(north, "Puerto Norte", null, null, "24x7", null, false));
        desk.hears(desk.request(ana, north, "Sin línea", "Desde hoy."));
        Await.until("the ticket is there", () -> desk.get(ana, "/api/tickets/2").status() == 200);
        var ticket = desk.get(ana, "/api/tickets/2").body();
        assertThat(ticket.path("organisation").path("name").asString()).isEqualTo("Puerto Norte");
        assertThat(ticket.path("plan").toString()).contains("24x7");
    }

    @Test
    void internal_notes_stay_inside() {
        var note = desk.post(tania, "/api/tickets/1/messages", Map.of("text", "Cuidado", "visibility", "internal"));
        assertThat(note.status()).isEqualTo(201);
        assertThat(note.body().path("visibility").asString()).isEqualTo("internal");

        assertThat(texts(tania)).containsExactly("Desde ayer.", "Cuidado");
        assertThat(texts(ana)).containsExactly("Desde ayer.");
        assertThat(kinds(tania)).containsExactly("opened", "assigned", "moved", "message");
        assertThat(kinds(ana)).containsExactly("opened", "assigned", "moved");
        isProblem(
                desk.post(ana, "/api/tickets/1/messages", Map.of("text", "Yo también", "visibility", "internal")),
                403,
                "forbidden");
    }

    @Test
    void refusals_are_problems_with_stable_codes() {
        isProblem(move(Map.of("transition", "resolver")), 409, "reason-required");
        isProblem(move(Map.of("transition", "resolver", "reason", "x")), 409, "reason-unknown");
        isProblem(move(Map.of("transition", "pedir-informacion")), 409, "message-required");
        isProblem(move(Map.of("transition", "reabrir", "message", "a")), 409, "transition-not-possible");
        isProblem(move(Map.of("transition", "dar-por-resuelto")), 409, "transition-not-allowed");
        isProblem(
                desk.post(tania, "/api/tickets/1/classification", Map.of("id", "caro")), 409, "classification-unknown");
        isProblem(
                desk.post(
                        tania, "/api/tickets/1/classification", Map.of("id", "normal", "amount", 3, "currency", "UYU")),
                409,
                "amount-not-allowed");
        isProblem(desk.post(tania, "/api/tickets/1/assignee", TAKE), 409, "nothing-changes");
        isProblem(
                desk.send(ana, "PATCH", "/api/tickets/1/fields", Map.of("color", "rojo"), Map.of()),
                409,
                "field-invalid");
        assertThat(move(Map.of("transition", "resolver")).body().path("ticket").asInt())
                .isEqualTo(1);
    }

    @Test
    void every_error_path_is_a_problem() {
        isProblem(desk.send(null, "GET", "/api/tickets", null, Map.of()), 401, "unauthorized");
        isProblem(desk.sendAs("rubbish", "GET", "/api/tickets", null, Map.of()), 401, "unauthorized");
        isProblem(desk.get(ana, "/api/tickets/99"), 404, "not-found");
        isProblem(desk.get(ana, "/api/nothing"), 404, "not-found");
        isProblem(desk.send(ana, "DELETE", "/api/tickets/1", null, Map.of()), 405, "method-not-allowed");
        isProblem(desk.get(ana, "/api/tickets/one"), 400, "bad-request");
        isProblem(desk.post(ana, "/api/tickets/1/messages", "{"), 400, "bad-request");
        isProblem(desk.post(ana, "/api/tickets/1/messages", Map.of("text", "a", "visibility", "x")), 400, "invalid");
        isProblem(desk.get(ana, "/api/tickets?limit=0"), 400, "invalid");
        isProblem(desk.get(ana, "/api/tickets?cursor=x"), 400, "invalid");
        isProblem(desk.get(ana, "/api/tickets?phase=x"), 400, "invalid");
        isProblem(desk.post(tania, "/api/tickets/1/transitions", Map.of()), 400, "invalid");
        isProblem(desk.post(tania, "/api/tickets/1/assignee", Map.of("agent", "Tania")), 400, "invalid");
        isProblem(
                desk.post(
                        tania,
                        "/api/tickets/1/assignee",
                        Map.of("agent", ana.id().toString())),
                400,
                "invalid");
        isProblem(
                desk.post(tania, "/api/tickets/1/classification", Map.of("id", "cotizacion", "amount", -1)),
                400,
                "invalid");
        isProblem(desk.post(ana, "/api/tickets/1/assignee", TAKE), 403, "forbidden");
        isProblem(desk.post(ana, "/api/tickets/1/messages", Map.of("text", " ")), 409, "message-required");
    }

    @Test
    void whoever_looked_at_an_older_ticket_is_told_what_changed() {
        desk.post(tania, "/api/tickets/1/messages", Map.of("text", "Nota", "visibility", "internal"));
        desk.post(tania, "/api/tickets/1/messages", Map.of("text", "Hola, Ana"));

        var late = desk.send(
                ana,
                "POST",
                "/api/tickets/1/transitions",
                Map.of("transition", "dar-por-resuelto"),
                Map.of("If-Match", "\"3\""));

        isProblem(late, 412, "changed-meanwhile");
        assertThat(late.body().path("sequence").asInt()).isEqualTo(5);
        assertThat(late.body().path("changes").size()).as("without the note").isEqualTo(1);
        var current = desk.send(
                ana,
                "POST",
                "/api/tickets/1/transitions",
                Map.of("transition", "dar-por-resuelto"),
                Map.of("If-Match", "\"5\""));
        assertThat(current.status()).isEqualTo(200);
        assertThat(current.tag()).contains("\"6\"");
    }

    @Test
    void the_same_request_again_adds_nothing() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var words = Map.of("text", "Una sola vez");
        var first = desk.send(ana, "POST", "/api/tickets/1/messages", words, key);
        var second = desk.send(ana, "POST", "/api/tickets/1/messages", words, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(texts(ana)).containsExactly("Desde ayer.", "Una sola vez");
        isProblem(
                desk.send(ana, "POST", "/api/tickets/1/messages", Map.of("text", "Otra cosa"), key),
                409,
                "idempotency-key-reused");
    }

    @Test
    void it_is_given_released_and_classified() {
        var leo = desk.lead("Leo");
        Await.until(
                "it is Leo's",
                () -> desk.post(
                                        tania,
                                        "/api/tickets/1/assignee",
                                        Map.of("agent", leo.id().toString()))
                                .status()
                        == 200);
        assertThat(desk.get(ana, "/api/tickets/1")
                        .body()
                        .path("assignee")
                        .path("name")
                        .asString())
                .isEqualTo("Leo");
        assertThat(desk.post(leo, "/api/tickets/1/assignee", "{\"agent\":null}").status())
                .isEqualTo(200);
        assertThat(desk.get(ana, "/api/tickets/1").body().has("assignee")).isFalse();
        var classified = desk.post(
                tania, "/api/tickets/1/classification", Map.of("id", "cotizacion", "amount", 120.5, "currency", "USD"));
        var entry = classified.body().path("classification");
        assertThat(entry.path("amount").decimalValue()).isEqualByComparingTo("120.5");
        assertThat(entry.path("label").path("es").asString()).isEqualTo("Ticket con cotización adicional");
    }

    @Test
    void the_list_is_narrowed_by_state_phase_assignee_and_words() {
        desk.opens(ana, "La impresora", "No imprime.");
        assertThat(found("")).containsExactly(2, 1);
        assertThat(found("?assignee=me")).containsExactly(1);
        assertThat(found("?assignee=none")).containsExactly(2);
        assertThat(found("?state=esperando-asignacion")).containsExactly(2);
        assertThat(found("?phase=open")).containsExactly(2, 1);
        assertThat(found("?phase=closed")).isEmpty();
        assertThat(found("?q=IMPRESORA")).containsExactly(2);
        assertThat(found("?q=%231")).containsExactly(1);
    }

    @Test
    void what_a_subject_asks_for_is_found_by_its_name_and_in_the_list() {
        desk.opens(ana, "PEDIDO de Codigo de acceso", "No lo tenemos.");
        Await.until("the ticket is there", () -> desk.get(ana, "/api/tickets/2").status() == 200);
        var asked = desk.get(ana, "/api/tickets/2").body().path("request");
        assertThat(asked.path("id").asString()).isEqualTo("codigo-de-acceso");
        assertThat(asked.path("label").path("en").asString()).isEqualTo("Request for a priority access code");
        assertThat(desk.get(ana, "/api/tickets/1").body().has("request")).isFalse();
        assertThat(found("?request=codigo-de-acceso")).containsExactly(2);
        assertThat(desk.announced(2).getFirst().ticket().request()).isEqualTo("codigo-de-acceso");
    }

    @Test
    void a_call_is_the_callers_ticket_and_opened_by_who_took_it() {
        desk.hears(desk.call(ana, tania, "No hay señal", "Llama porque no hay señal."));
        Await.until("the ticket is there", () -> desk.get(ana, "/api/tickets/2").status() == 200);
        var ticket = desk.get(ana, "/api/tickets/2").body();
        assertThat(ticket.path("channel").asString()).isEqualTo("phone");
        assertThat(ticket.path("requester").path("name").asString()).isEqualTo("Ana");
        var said = desk.get(ana, "/api/tickets/2/messages").body().path("items").get(0);
        assertThat(said.path("author").path("name").asString()).isEqualTo("Ana");
        var opened =
                desk.get(tania, "/api/tickets/2/timeline").body().path("items").get(0);
        assertThat(opened.path("actor").path("name").asString()).isEqualTo("Tania");
        assertThat(desk.announced(2).getFirst().ticket().firstResponseAt())
                .as("nobody has answered yet")
                .isNull();
    }

    @Test
    void a_customer_sees_only_their_own() {
        var eva = desk.customer("Eva");
        assertThat(desk.get(eva, "/api/tickets").body().path("items").size()).isZero();
        isProblem(desk.get(eva, "/api/tickets/1"), 404, "not-found");
        isProblem(desk.get(eva, "/api/tickets/1/messages"), 404, "not-found");
        isProblem(desk.get(eva, "/api/tickets/1/timeline"), 404, "not-found");
        isProblem(desk.post(eva, "/api/tickets/1/messages", Map.of("text", "Yo")), 404, "not-found");
        isProblem(
                desk.post(eva, "/api/tickets/1/transitions", Map.of("transition", "dar-por-resuelto")),
                404,
                "not-found");
    }

    @Test
    void a_program_with_the_scope_reads_and_nothing_more() {
        var reader = Identity.programToken(desk.tenant, "tickets:read");
        var ticket = desk.sendAs(reader, "GET", "/api/tickets/1", null, Map.of());
        assertThat(ticket.status()).isEqualTo(200);
        assertThat(ticket.body().path("transitions").size()).isZero();
        isProblem(
                desk.sendAs(reader, "POST", "/api/tickets/1/messages", Map.of("text", "Bip"), Map.of()),
                409,
                "not-allowed");
        isProblem(
                desk.sendAs(Identity.programToken(desk.tenant, "other"), "GET", "/api/tickets/1", null, Map.of()),
                403,
                "forbidden");
    }

    @Test
    void a_file_uploaded_before_goes_with_a_message_and_its_link_is_sealed() {
        var file = UUID.randomUUID();
        Identity.keeps(file, "foto.png", "image/png", 1234);

        var sent = desk.post(ana, "/api/tickets/1/messages", Map.of("text", "", "attachments", List.of(file)));

        assertThat(sent.status()).isEqualTo(201);
        var shown = sent.body().path("attachments").get(0);
        assertThat(shown.path("name").asString()).isEqualTo("foto.png");
        assertThat(shown.path("size").asInt()).isEqualTo(1234);
        assertThat(shown.path("href").asString())
                .matches("/intake/attachments/" + file + "\\?expires=\\d+&seal=[a-z2-7]{16}");
        isProblem(
                desk.post(
                        ana, "/api/tickets/1/messages", Map.of("text", "", "attachments", List.of(UUID.randomUUID()))),
                400,
                "invalid");
    }

    private Desk.Answer move(Map<String, String> body) {
        return desk.post(tania, "/api/tickets/1/transitions", body);
    }

    private List<String> texts(Desk.Someone who) {
        return desk.get(who, "/api/tickets/1/messages")
                .body()
                .path("items")
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    private List<String> kinds(Desk.Someone who) {
        return desk.get(who, "/api/tickets/1/timeline")
                .body()
                .path("items")
                .valueStream()
                .map(line -> line.path("kind").asString())
                .toList();
    }

    private List<Integer> found(String query) {
        return desk.get(tania, "/api/tickets" + query)
                .body()
                .path("items")
                .valueStream()
                .map(ticket -> ticket.path("number").asInt())
                .toList();
    }

    private static List<String> ids(tools.jackson.databind.JsonNode list) {
        return list.valueStream().map(item -> item.path("id").asString()).toList();
    }

    static void isProblem(Desk.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    }
}
