package uy.ventanilla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.contracts.TargetBreached;
import uy.ventanilla.contracts.TicketAssigned;
import uy.ventanilla.contracts.Visibility;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.SecondWall;

/** The bell, the deliveries and the live hints, as a browser asks for them. */
@NotificationServiceTest
class BellAndHintsTest {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Story story = new Story();
    private final UUID ticket = UUID.randomUUID();

    @Autowired
    private Desk desk;

    @Autowired
    private JsonMapper json;

    @Autowired
    private DataSource database;

    @LocalServerPort
    private int port;

    @Test
    void an_agents_reply_is_one_bell_and_one_mail() {
        desk.opens(story);
        desk.says(story, ticket.toString(), replied(2));
        Await.until("the bell", () -> bell("").get("unread").asInt() == 1);
        Await.until("the mail", () -> desk.mails(story.ana.address()).size() == 1);

        var line = bell("?unread=true").get("items").get(0);
        assertThat(line.get("ticket").asLong()).isEqualTo(17);
        assertThat(line.get("kind").asString()).isEqualTo("reply");
        assertThat(line.get("text").get("es").asString()).isEqualTo("Tania Técnica respondió el ticket #17");
        assertThat(line.get("text").get("en").asString()).isEqualTo("Tania Técnica answered ticket #17");
        assertThat(line.get("read").asBoolean()).isFalse();

        assertThat(post("/api/notifications/read", "{\"upTo\":" + line.get("id").asLong() + "}"))
                .isEqualTo(204);
        assertThat(bell("").get("unread").asInt()).isZero();
        assertThat(bell("").get("items").get(0).get("read").asBoolean()).isTrue();
        assertThat(bell("?unread=true").get("items")).isEmpty();
        // a neighbour of the same tenant hears nothing of it
        assertThat(ask("/api/notifications", Tokens.of(story.tenant, story.beto.id(), LIFE, "customer"))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void staff_see_what_became_of_a_tickets_mails_and_nobody_else_does() {
        desk.opens(story);
        desk.says(story, ticket.toString(), replied(2));
        Await.until(
                "it is sent",
                () -> ask("/api/deliveries?ticket=17", staff())
                        .path("items")
                        .path(0)
                        .path("state")
                        .asString("")
                        .equals("sent"));
        var delivery = ask("/api/deliveries?ticket=17", staff()).get("items").get(0);
        assertThat(delivery.get("recipient").asString()).isEqualTo(story.ana.address());
        assertThat(delivery.get("kind").asString()).isEqualTo("reply");
        assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.hasNonNull("sentAt")).isTrue();

        var neighbour = Tokens.of(UUID.randomUUID(), story.tania.id(), LIFE, "agent");
        assertThat(ask("/api/deliveries?ticket=17", neighbour).get("items")).isEmpty();
        assertThat(ask("/api/deliveries?ticket=17", customer()).get("type").asString())
                .endsWith(":forbidden");
        assertThat(ask("/api/deliveries?ticket=17", "").get("type").asString()).endsWith(":unauthorized");
        assertThat(ask("/api/nothing", staff()).get("type").asString()).endsWith(":not-found");
    }

    @Test
    void a_missed_target_rings_for_the_assignee_and_the_leads() {
        desk.opens(story);
        var assigned = story.ticket(ticket, "en-proceso", Phase.ACTIVE, true, 2);
        desk.says(story, ticket.toString(), new TicketAssigned(assigned, story.agent(), Story.NOON));
        Await.until("the ticket is known", () -> bell("").get("unread").asInt() == 1);
        desk.says(story, ticket.toString(), new TargetBreached(ticket, 17, "first-response", Story.NOON));
        for (var person : List.of(story.tania.id(), story.leo.id())) {
            Await.until(
                    "a bell",
                    () -> ask("/api/notifications", Tokens.of(story.tenant, person, LIFE, "agent"))
                            .toString()
                            .contains("Venció un plazo del ticket #17"));
        }
    }

    @Test
    void open_pages_hear_of_their_tickets_only() throws Exception {
        desk.opens(story);
        try (var ana = new Page(customer());
                var beto = new Page(Tokens.of(story.tenant, story.beto.id(), LIFE, "customer"));
                var tania = new Page(staff());
                var neighbour = new Page(Tokens.of(UUID.randomUUID(), story.tania.id(), LIFE, "agent"))) {
            var internal = new MessageAdded(
                    story.ticket(ticket, "en-proceso", Phase.ACTIVE, true, 6),
                    story.agent(),
                    Story.NOON,
                    story.says(story.agent(), "nota", Visibility.INTERNAL));
            // the anonymous group starts at the end of the topic, so the first words may be too early for it
            Await.until("the page hears", () -> {
                desk.says(story, ticket.toString(), internal);
                desk.says(story, ticket.toString(), replied(7));
                return ana.heard("\"sequence\":7");
            });
            Await.until("the agent hears too", () -> tania.heard("\"sequence\":7") && tania.heard("\"sequence\":6"));
            assertThat(ana.lines).contains("event: ticket", "id: 17:7");
            assertThat(ana.lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("data: ")
                            .contains("\"ticket\":17")
                            .contains("\"kind\":\"message.added\""));
            assertThat(ana.heard("\"sequence\":6")).isFalse(); // a note
            assertThat(beto.heard("data:")).isFalse();
            assertThat(neighbour.heard("data:")).isFalse();
        }
    }

    @Test
    void a_stream_ends_with_its_token() throws Exception {
        try (var page = new Page(Tokens.of(story.tenant, story.ana.id(), Duration.ofSeconds(2), "customer"))) {
            Await.until("the stream ends", () -> page.ended);
            assertThat(page.lines).contains("retry: 2000");
        }
    }

    @Test
    void no_query_gets_past_the_second_wall() throws Exception {
        var neighbour = new Story();
        desk.opens(story);
        desk.opens(neighbour);
        for (var one : List.of(story, neighbour)) {
            desk.says(one, ticket.toString(), replied(2));
        }
        Await.until("a bell", () -> bell("").get("unread").asInt() == 1);
        // the neighbour's ticket names the same person
        Await.until("both mails", () -> desk.mails(story.ana.address()).size() == 2);
        new SecondWall(database).mustStandBetween(story.tenant, neighbour.tenant);
    }

    private MessageAdded replied(long sequence) {
        return new MessageAdded(
                story.ticket(ticket, "en-proceso", Phase.ACTIVE, true, sequence),
                story.agent(),
                Story.NOON,
                story.says(story.agent(), "Estamos en eso."));
    }

    private String customer() {
        return Tokens.of(story.tenant, story.ana.id(), LIFE, "customer");
    }

    private String staff() {
        return Tokens.of(story.tenant, story.tania.id(), LIFE, "agent");
    }

    private JsonNode bell(String query) {
        return ask("/api/notifications" + query, customer());
    }

    private JsonNode ask(String path, String token) {
        return json.readTree(desk.get("http://127.0.0.1:" + port + path, token));
    }

    private int post(String path, String body) {
        return desk.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + customer())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)),
                        path)
                .statusCode();
    }

    /** A page that keeps the stream open and remembers its lines. */
    private final class Page implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Page(String token) throws IOException, InterruptedException {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events/stream"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    lines.add("(cut)");
                }
                ended = true;
            });
        }

        boolean heard(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
