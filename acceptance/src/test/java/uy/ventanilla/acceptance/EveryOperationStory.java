package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the API's document tells, tried by a neighbour: with the other tenant's ids, tokens, hosts and
 * cursors. What is added to the API is tried from that day on; a path variable that nobody has named a value for fails here.
 */
class EveryOperationStory {
    /** Is in all that is said here, and nowhere at the neighbour's. */
    private static final String SECRET = "zarzaparrilla";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Desk desk = Desk.like("expand");
    private final Desk neighbour = Desk.like("exosound");
    private final Map<String, String> ours = new HashMap<>();
    private final Map<String, Object> oursInBodies = new HashMap<>();
    private final List<Operation> operations =
            Operation.of(desk.anonymous().get("/api/openapi.json").ok().json());

    private record Answer(int status, String text) {}

    @Test
    void a_neighbour_reaches_nothing_of_ours_by_any_operation() throws Exception {
        settleIn();
        var telling = new TreeSet<String>();
        for (var operation : operations) {
            if (oursAtOurDoor(operation)) {
                telling.add(operation.path());
            }
        }
        assertThat(telling)
                .as("where a neighbour could find something")
                .contains(
                        "/api/articles",
                        "/api/articles/search",
                        "/api/articles/suggestions",
                        "/api/audit",
                        "/api/clients",
                        "/api/export",
                        "/api/organisations",
                        "/api/people",
                        "/api/tickets",
                        "/intake/mails");
        var before = desk.as("Alma").archive("/api/export");

        var machine = integrator();
        for (var operation : operations) {
            strangersAtOurDoor(operation, machine);
        }
        for (var operation : operations) {
            for (var name : List.of("Alma", "Tania", "Ana")) {
                ourThingsAtTheirDoor(operation, name, neighbour.as(name));
            }
            ourThingsAtTheirDoor(operation, "a machine", neighbour.stage().api(neighbour.host(), machine));
            ourThingsAtTheirDoor(operation, "nobody", neighbour.anonymous());
        }

        var after = desk.as("Alma").archive("/api/export");
        assertThat(after.entries().keySet()).isEqualTo(before.entries().keySet());
        for (var name : before.entries().keySet()) {
            if (!name.equals("manifest.json") && !name.equals("audit.jsonl")) { // the exports themselves
                assertThat(after.text(name)).as(name).isEqualTo(before.text(name));
            }
        }
    }

    @Test
    void a_neighbour_reaches_nothing_of_the_operators() throws Exception {
        var document = desk.stage()
                .api("platform.localhost", null)
                .get("/platform/openapi.json")
                .ok()
                .json();
        var values = new HashMap<String, String>(Map.of(
                "tenants/slug", desk.slug(),
                "versions/number", "1",
                "providers/provider", "google",
                "clients/clientId", "anybody",
                "signing-keys/id", "any",
                "erasures/tenant", UUID.randomUUID().toString()));
        for (var operation : Operation.of(document)) {
            var path = operation.filled(values);
            var admin = neighbour.as("Alma").bearer();
            assertThat(send("platform.localhost", admin, operation, path).status())
                    .as("%s with a tenant's token", operation)
                    .isEqualTo(403);
            assertThat(send("platform.localhost", "", operation, path).status())
                    .as("%s with no token", operation)
                    .isEqualTo(401);
            assertThat(send(neighbour.host(), admin, operation, path).status())
                    .as("%s on a tenant's host", operation)
                    .isEqualTo(404);
        }
    }

    @Test
    void every_operation_says_what_it_does() {
        assertThat(operations)
                .isNotEmpty()
                .allSatisfy(
                        operation -> assertThat(operation.told().path("summary").asString())
                                .as("the first sentence of the Javadoc of %s", operation)
                                .isNotBlank());
    }

    /** Somebody of ours can read what a neighbour will be refused. Answers whether our secret is in it. */
    private boolean oursAtOurDoor(Operation operation) throws Exception {
        if (!operation.method().equals("GET")) {
            return false;
        }
        var answers = new ArrayList<Answer>();
        for (var name : List.of("Alma", "Tania", "Ana")) {
            answers.add(send(desk.host(), desk.as(name).bearer(), operation, operation.filled(ours)));
        }
        assertThat(answers).as("%s by our own", operation).anyMatch(answer -> answer.status() == 200);
        return answers.stream().anyMatch(answer -> answer.text().contains(SECRET));
    }

    /** On our host with the neighbour's tokens, and with none. */
    private void strangersAtOurDoor(Operation operation, String machine) throws Exception {
        var path = operation.filled(ours);
        for (var token :
                List.of(neighbour.as("Alma").bearer(), neighbour.as("Ana").bearer(), machine)) {
            var answer = send(desk.host(), token, operation, path);
            assertThat(answer.status())
                    .as("%s with a neighbour's token", operation)
                    .isEqualTo(403);
            assertThat(answer.text()).contains("wrong-tenant");
        }
        if (!operation.open()) {
            assertThat(send(desk.host(), "", operation, path).status())
                    .as("%s with no token", operation)
                    .isEqualTo(401);
        }
    }

    /** On the neighbour's own host, where their tokens are good, with our ids, words and cursors. */
    private void ourThingsAtTheirDoor(Operation operation, String who, Api as) throws Exception {
        var answer = send(neighbour.host(), as.bearer(), operation, operation.filled(ours));
        var told = "%s by %s of the neighbour: %s %s".formatted(operation, who, answer.status(), answer.text());
        assertThat(answer.status()).as(told).isLessThan(500);
        if (operation.namesOne()) {
            assertThat(answer.status()).as(told).isBetween(400, 499);
            if (who.equals("Alma") && !operation.takesBody()) {
                assertThat(answer.status()).as(told).isEqualTo(404);
            }
        }
        var sent = operation.body(oursInBodies);
        if (ours.values().stream().anyMatch(value -> value.length() == 36 && sent.contains(value))) {
            assertThat(answer.status()).as("with our ids in it: %s", told).isBetween(400, 499);
        }
        // what the address said is said again in a problem
        var said = answer.text().replace(ours.get("articles/slug"), "");
        assertThat(said).as(told).doesNotContainIgnoringCase(SECRET).doesNotContain(desk.slug());
        if (operation.has("cursor")) {
            var first = send(desk.host(), desk.as("Alma").bearer(), operation, operation.path() + "?limit=1");
            var cursor = first.status() == 200
                    ? Api.JSON.readTree(first.text()).path("next").asString("")
                    : "";
            if (!cursor.isEmpty()) {
                var next = send(neighbour.host(), as.bearer(), operation, operation.path() + "?cursor=" + cursor);
                assertThat(next.status()).as("%s with our cursor", operation).isLessThan(500);
                assertThat(next.text())
                        .as("%s with our cursor", operation)
                        .doesNotContainIgnoringCase(SECRET)
                        .doesNotContain(desk.slug());
            }
        }
    }

    /** Something of everything, and what it is called by. */
    private void settleIn() throws Exception {
        var alma = desk.as("Alma");
        var tania = desk.as("Tania");
        var organisation = id(alma.post("/api/organisations", Map.of("name", SECRET + " SA", "plan", "24x7")));
        var person = id(alma.post(
                "/api/people",
                Map.of(
                        "email",
                        desk.addressOf("Zoila"),
                        "name",
                        "Zoila " + SECRET,
                        "role",
                        "customer",
                        "organisations",
                        List.of(organisation))));
        for (int i = 0; i < 4; i++) {
            desk.mailFrom("Ana")
                    .about(SECRET + " " + i)
                    .saying("Sobre " + SECRET)
                    .send();
        }
        var ticket = desk.ticketAbout(SECRET + " 3");
        desk.ticketAbout(SECRET + " 2");
        desk.ticketAbout(SECRET + " 1");
        desk.ticketAbout(SECRET + " 0");
        var article = tania.post(
                        "/api/articles",
                        Map.of("title", "Receta de " + SECRET, "body", SECRET, "tags", List.of(), "language", "es"))
                .ok()
                .json();
        tania.post("/api/articles/" + article.get("slug").asString() + "/publication", Map.of())
                .ok();
        var client = alma.post("/api/clients", Map.of("name", SECRET, "scopes", List.of("tickets:read")))
                .ok()
                .json();
        var mail = Eventually.finds(
                "the mails",
                () -> Optional.ofNullable(
                        tania.get("/intake/mails").ok().json().get("items").get(0)));
        var ana = desk.as("Ana");
        var attachment = id(form(ana, "/intake/attachments", new Multipart().file("file", SECRET)));
        var request = id(form(
                ana,
                "/intake/requests",
                new Multipart().json("request", Map.of("subject", SECRET, "text", SECRET, "fields", Map.of()))));

        Eventually.holds(
                "the article is found",
                () -> desk.anonymous()
                        .get("/api/articles/suggestions?subject=" + SECRET)
                        .http()
                        .body()
                        .contains(SECRET));

        ours.put("tickets/number", Long.toString(Math.max(4, ticket.number())));
        ours.put("people/id", person);
        ours.put("people/person", person);
        ours.put("organisations/id", organisation);
        ours.put("articles/slug", article.get("slug").asString());
        ours.put("clients/clientId", client.get("clientId").asString());
        ours.put("teams/id", "tecnicos");
        ours.put(
                "sessions/id",
                alma.get("/api/me/sessions").ok().json().get(0).get("id").asString());
        ours.put("mails/id", mail.get("id").asString());
        ours.put("requests/id", request);
        ours.put("attachments/id", attachment);
        var link = tania.post(
                        "/api/tickets/" + ticket.number() + "/messages",
                        Map.of("text", SECRET, "attachments", List.of(attachment)))
                .ok()
                .json()
                .at("/attachments/0/href")
                .asString();
        for (var sealed : link.substring(link.indexOf('?') + 1).split("&", -1)) {
            ours.put(sealed.substring(0, sealed.indexOf('=')), sealed.substring(sealed.indexOf('=') + 1));
        }
        ours.put("q", SECRET);
        ours.put("subject", SECRET);
        ours.put("organisation", organisation);
        ours.put("about", person);
        ours.put("ticket", ours.get("tickets/number"));

        oursInBodies.put("organisation", organisation);
        oursInBodies.put("organisations", List.of(organisation));
        oursInBodies.put("agent", person);
        oursInBodies.put("members", List.of(person));
        oursInBodies.put("attachments", List.of(attachment));
        oursInBodies.put("email", "vecino-" + UUID.randomUUID() + "@example.org");
        oursInBodies.put("role", "customer");
    }

    /** The neighbour's integrator, who may do all that one can be allowed. */
    private String integrator() {
        var scopes = List.of(
                "tickets:read", "tickets:write", "articles:read", "articles:write", "directory:read", "events:read");
        var made = neighbour
                .as("Alma")
                .post("/api/clients", Map.of("name", "Vecino", "scopes", scopes))
                .ok()
                .json();
        return neighbour
                .anonymous()
                .form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "scope", String.join(" ", scopes),
                                "client_id", made.get("clientId").asString(),
                                "client_secret", made.get("clientSecret").asString()))
                .ok()
                .json()
                .get("access_token")
                .asString();
    }

    private String id(Api.Answer added) {
        return added.ok().json().get("id").asString();
    }

    private static Api.Answer form(Api as, String path, Multipart form) {
        return as.send(
                as.request(path).header("Content-Type", Multipart.TYPE).POST(BodyPublishers.ofString(form.toString())));
    }

    /** Sends {@code path} as the document tells; of a stream of events the first line is enough. */
    private Answer send(String host, String token, Operation operation, String path) throws Exception {
        var request = desk.stage().api(host, token.isEmpty() ? null : token).request(path);
        var type = operation.contentType();
        if (!type.isEmpty()) {
            request.header("Content-Type", type.startsWith("multipart") ? Multipart.TYPE : type);
        }
        var body = BodyPublishers.ofString(operation.body(oursInBodies));
        var answer = HTTP.send(request.method(operation.method(), body).build(), BodyHandlers.ofInputStream());
        var answered = answer.headers().firstValue("Content-Type").orElse("");
        try (var in = answer.body()) {
            return new Answer(
                    answer.statusCode(),
                    switch (answered) {
                        case "application/zip" -> Archive.of(in.readAllBytes()).everything();
                        case String stream
                        when stream.startsWith("text/event-stream") ->
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
                        default -> new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    });
        }
    }
}
