package uy.ventanilla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.testkit.Await;

/** Requests and files through the portal's API. */
@IntakeStory
class FormStoryTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @Autowired
    private World world;

    @Autowired
    private Seal seal;

    private String ready(World.Desk desk, UUID person, Role role) {
        var token = Keys.token(desk.tenant(), person, role.name().toLowerCase(java.util.Locale.ROOT));
        Await.until(
                "the person is known",
                () -> world.post("/intake/requests", token, new Multipart().json("request", "{}"))
                                .statusCode()
                        == 422);
        return token;
    }

    @Test
    void a_filled_form_is_said_with_its_files_and_answers_with_the_number() {
        var acme = world.desk(SenderPolicy.ENABLED, World.field("marca", true, "exosound", "otra"));
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var token = ready(acme, ada, Role.CUSTOMER);
        var body = new Multipart()
                .json(
                        "request",
                        "{\"subject\":\"TV sin señal\",\"text\":\"No prende.\",\"fields\":{\"marca\":\"otra\"}}")
                .file("files", "../foto.png", "image/png", PNG);
        var answer = CompletableFuture.supplyAsync(
                () -> world.post("/intake/requests", token, body, "Idempotency-Key", "k1"));
        var message = world.hear(acme, "message.received");
        assertThat(message.get("channel").asString()).isEqualTo("portal");
        assertThat(message.get("fields").get("marca").asString()).isEqualTo("otra");
        assertThat(message.get("sender").get("person").asString()).isEqualTo(ada.toString());
        var file = message.get("attachments").get(0);
        assertThat(file.get("name").asString()).isEqualTo("foto.png");
        world.ticket(acme, 7, UUID.fromString(message.get("conversation").asString()), ada, "ada@acme.example");

        var first = answer.join();
        assertThat(first.statusCode()).isIn(201, 202);
        var again = Await.within(Duration.ofSeconds(20)).value("the number", () -> {
            var repeated = world.post("/intake/requests", token, body, "Idempotency-Key", "k1");
            return repeated.statusCode() == 201 ? Optional.of(repeated) : Optional.empty();
        });
        assertThat(again.headers().firstValue("Location")).contains("/api/tickets/7");
        assertThat(world.json(again).get("ticket").asLong()).isEqualTo(7);
        assertThat(world.json(again).get("id").asString())
                .isEqualTo(world.json(first).get("id").asString());
        var look = world.get("/intake/requests/" + world.json(first).get("id").asString(), token);
        assertThat(world.json(look).get("ticket").asLong()).isEqualTo(7);
        assertThat(world.said(acme, "message.received")).hasSize(1);

        var other =
                new Multipart().json("request", "{\"subject\":\"x\",\"text\":\"y\",\"fields\":{\"marca\":\"otra\"}}");
        var reused = world.post("/intake/requests", token, other, "Idempotency-Key", "k1");
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(world.json(reused).get("type").asString()).endsWith("idempotency-key-reused");

        var id = file.get("id").asString();
        var expires = Long.toString(World.inAnHour());
        var link = "/intake/attachments/" + id + "?expires=" + expires + "&seal=";
        var opened =
                world.anonymously(link + seal.over("attachment", acme.tenant().toString(), id, expires), acme.tenant());
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(opened.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(opened.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        var neighbour = world.desk(SenderPolicy.OPEN);
        var theirs = seal.over("attachment", neighbour.tenant().toString(), id, expires);
        assertThat(world.anonymously(link + theirs, neighbour.tenant()).statusCode())
                .isEqualTo(404);
        assertThat(world.anonymously(link + "aaaaaaaaaaaaaaaa", acme.tenant()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void files_that_came_by_mail_go_with_their_sender_where_that_was_wanted() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var bruno = world.person(acme, "bruno@acme.example", Role.CUSTOMER, true);
        mailTheSameFile(acme, "ada@acme.example", "bruno@acme.example");
        assertThat(opens(acme, sentBy(acme, ada))).isEqualTo(200);
        world.tell(acme.tenant(), ada.toString(), new PersonErased(ada, "x@erased.invalid", "Persona borrada", true));
        Await.until("hers is gone", () -> opens(acme, sentBy(acme, ada)) == 404);
        assertThat(opens(acme, sentBy(acme, bruno)))
                .as("the same bytes, sent by another")
                .isEqualTo(200);

        world.tell(
                acme.tenant(), bruno.toString(), new PersonErased(bruno, "y@erased.invalid", "Persona borrada", false));
        Await.until(
                "he is forgotten",
                () -> world.kept(acme).stream().anyMatch(mail -> mail.toString().contains("y@erased.invalid")));
        assertThat(opens(acme, sentBy(acme, bruno))).as("not wanted").isEqualTo(200);
    }

    @Test
    void a_file_of_somebody_else_stays_with_them_whoever_attached_it() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var bruno = world.person(acme, "bruno@acme.example", Role.CUSTOMER, true);
        mailTheSameFile(acme, "ada@acme.example", "bruno@acme.example");
        var hers = sentBy(acme, ada);
        var his = sentBy(acme, bruno);

        world.redacted(acme, ada, "ada@acme.example", List.of(hers, his));
        Await.until("hers is gone", () -> opens(acme, hers) == 404);
        assertThat(opens(acme, his)).isEqualTo(200);
    }

    private void mailTheSameFile(World.Desk desk, String... senders) {
        for (var address : senders) {
            world.mail(address, desk.address(), """
                    From: %1$s
                    To: %2$s
                    Message-ID: <%1$s>
                    Subject: Va la factura
                    MIME-Version: 1.0
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/plain

                    Adjunta.
                    --b
                    Content-Type: text/csv
                    Content-Disposition: attachment; filename=factura.csv

                    1;2;3
                    --b--
                    """.formatted(address, desk.address()));
        }
        world.settled(desk, senders.length);
    }

    /** The file of what somebody sent. */
    private String sentBy(World.Desk desk, UUID person) {
        return world.said(desk, "message.received").stream()
                .filter(message -> message.at("/sender/person").asString("").equals(person.toString()))
                .map(message -> message.at("/attachments/0/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private int opens(World.Desk desk, String file) {
        var expires = Long.toString(World.inAnHour());
        var holds = seal.over("attachment", desk.tenant().toString(), file, expires);
        return world.anonymously(
                        "/intake/attachments/" + file + "?expires=" + expires + "&seal=" + holds, desk.tenant())
                .statusCode();
    }

    @Test
    void who_belongs_to_two_organisations_says_for_which_it_is() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var north = UUID.randomUUID();
        var south = UUID.randomUUID();
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true, north, south);
        var token = ready(acme, ada, Role.CUSTOMER);
        var request = "{\"subject\":\"TV\",\"text\":\"No prende.\",\"organisation\":\"%s\"}";
        var stranger = world.post(
                "/intake/requests", token, new Multipart().json("request", request.formatted(UUID.randomUUID())));
        assertThat(stranger.statusCode()).isEqualTo(422);
        assertThat(world.json(stranger).get("errors").findValuesAsString("pointer"))
                .containsExactly("/organisation");

        var body = new Multipart().json("request", request.formatted(south));
        assertThat(world.post("/intake/requests", token, body).statusCode()).isEqualTo(202);
        assertThat(world.hear(acme, "message.received").get("organisation").asString())
                .isEqualTo(south.toString());
    }

    @Test
    void an_agent_writes_down_a_call_for_whoever_calls() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var tania = world.person(acme, "tania@desk.example", Role.AGENT, false);
        ready(acme, ada, Role.CUSTOMER);
        var token = ready(acme, tania, Role.AGENT);
        var call = "{\"subject\":\"TV\",\"text\":\"No prende.\",\"caller\":{\"address\":\"%s\",\"name\":\"%s\"}}";
        assertThat(world.post(
                                "/intake/requests",
                                token,
                                new Multipart().json("request", call.formatted(" Ada@acme.example", "")))
                        .statusCode())
                .isEqualTo(202);
        var known = world.hear(acme, "message.received");
        assertThat(known.get("channel").asString()).isEqualTo("phone");
        assertThat(known.get("sender").get("person").asString()).isEqualTo(ada.toString());
        assertThat(known.get("takenBy").get("person").asString()).isEqualTo(tania.toString());
        assertThat(world.said(acme, "person.wanted")).isEmpty();

        world.post(
                "/intake/requests", token, new Multipart().json("request", call.formatted("eva@home.example", "Eva")));
        var wanted = world.hear(acme, "person.wanted");
        assertThat(wanted.get("address").asString()).isEqualTo("eva@home.example");
        assertThat(wanted.get("name").asString()).isEqualTo("Eva");
        assertThat(wanted.get("byPhone").asBoolean()).isTrue();
        assertThat(world.said(acme, "message.received"))
                .anyMatch(message ->
                        message.get("sender").get("address").asString().equals("eva@home.example")
                                && !message.get("sender").has("person"));
    }

    @Test
    void where_customers_only_follow_an_agent_writes_down_what_they_say() {
        var acme = world.deskToFollowOnly();
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var tania = world.person(acme, "tania@desk.example", Role.AGENT, false);
        var agents = ready(acme, tania, Role.AGENT);
        var customers = Keys.token(acme.tenant(), ada, "customer");
        Await.until(
                "Ada is known",
                () -> world.post("/intake/requests", customers, new Multipart().json("request", "{}"))
                                .statusCode()
                        == 403);
        var own = world.post(
                "/intake/requests",
                customers,
                new Multipart().json("request", "{\"subject\":\"TV\",\"text\":\"No prende.\"}"));
        assertThat(world.json(own).get("type").asString()).endsWith("follow-only");
        assertThat(world.post(
                                "/intake/requests",
                                agents,
                                new Multipart()
                                        .json(
                                                "request",
                                                "{\"subject\":\"TV\",\"text\":\"No prende.\",\"caller\":{\"address\":\"ada@acme.example\"}}"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_call_is_refused_where_it_cannot_be_the_callers() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var tania = world.person(acme, "tania@desk.example", Role.AGENT, false);
        var customers = ready(acme, ada, Role.CUSTOMER);
        var agents = ready(acme, tania, Role.AGENT);
        var call = "{\"subject\":\"TV\",\"text\":\"No prende.\",\"caller\":{\"address\":\"%s\"}}";
        assertThat(world.post(
                                "/intake/requests",
                                customers,
                                new Multipart().json("request", call.formatted("eva@home.example")))
                        .statusCode())
                .isEqualTo(403);
        for (var wrong : List.of("", "eva", "eva@home.example, ada@acme.example", "tania@desk.example")) {
            var answer = world.post("/intake/requests", agents, new Multipart().json("request", call.formatted(wrong)));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(world.json(answer).get("errors").findValuesAsString("pointer"))
                    .containsExactly("/caller/address");
        }
        assertThat(world.said(acme, "message.received")).isEmpty();
    }

    @Test
    void everything_wrong_with_a_form_is_told_at_once() {
        var acme =
                world.desk(SenderPolicy.ENABLED, World.field("marca", true, "exosound"), World.field("serie", false));
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var token = ready(acme, ada, Role.CUSTOMER);
        var answer = world.post(
                "/intake/requests",
                token,
                new Multipart().json("request", "{\"text\":\" \",\"fields\":{\"marca\":\"sony\",\"color\":\"azul\"}}"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        var problem = world.json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:ventanilla:problem:invalid");
        assertThat(problem.get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("/subject", "/text", "/fields/marca", "/fields/color");
        assertThat(world.said(acme, "message.received")).isEmpty();
    }

    @Test
    void a_file_for_a_reply_is_kept_and_only_a_sealed_link_opens_it() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var token = Keys.token(acme.tenant(), UUID.randomUUID(), "customer");
        var answer = world.post(
                "/intake/attachments",
                token,
                new Multipart().file("file", "nota.html", "text/html", "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(201);
        var id = world.json(answer).get("id").asString();
        var expires = Long.toString(World.inAnHour());
        var opened = world.anonymously(
                "/intake/attachments/" + id + "?expires=" + expires + "&seal="
                        + seal.over("attachment", acme.tenant().toString(), id, expires),
                acme.tenant());
        assertThat(opened.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(world.anonymously("/intake/attachments/" + id, acme.tenant()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_its_limit() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var token = Keys.token(acme.tenant(), UUID.randomUUID(), "customer");
        var answer = world.post(
                "/intake/attachments",
                token,
                new Multipart().file("file", "video.mp4", "video/mp4", new byte[26 * 1024 * 1024]));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(world.json(answer).get("type").asString()).isEqualTo("urn:ventanilla:problem:file-too-large");
        assertThat(world.json(answer).get("detail").asString()).contains("25 MB");
    }

    @Test
    void nobody_signed_out_uploads_and_no_customer_reads_the_mails() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var body = new Multipart().file("file", "a.txt", "text/plain", new byte[] {1});
        assertThat(world.post("/intake/attachments", "no-token", body).statusCode())
                .isEqualTo(401);
        assertThat(world.get("/intake/mails", Keys.token(acme.tenant(), UUID.randomUUID(), "customer"))
                        .statusCode())
                .isEqualTo(403);
    }
}
