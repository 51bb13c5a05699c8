package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every operation that the API's document tells, tried by a neighbour with what is another tenant's. Each is shown to work with
 * the neighbour's own things; then one of them gives way to one of ours. A new operation fails here until somebody has said
 * how its path and body are filled.
 */
class EveryOperationStory {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> STAFF_AND_CUSTOMER = List.of("Alma", "Tania", "Ana");
    /** Lists that change by being looked at, or with the clock. */
    private static final Set<String> LIVELY =
            Set.of("/api/audit", "/api/me/sessions", "/api/export", "/api/events/stream", "/api/clients");

    private record Answer(int status, String text) {
        JsonNode json() {
            return Api.JSON.readTree(text);
        }
    }

    @Test
    void a_neighbour_reaches_nothing_of_ours_by_any_operation() throws Exception {
        var neighbour = FurnishedDesk.with("limonada", 1);
        var operations = Operation.of(
                neighbour.desk().anonymous().get("/api/openapi.json").ok().json());
        var alone = settled("what a neighbour sees", () -> collections(operations, neighbour));

        var ours = FurnishedDesk.with("zarzaparrilla", 4);
        assertThat(collections(operations, neighbour))
                .as("what a neighbour sees and counts, with us and without")
                .isEqualTo(alone);
        var before = settled("what there is of us", () -> exported(ours));
        for (var operation : operations) {
            operation.mustBeKnownBy(ours.ids());
            strangersAtOurDoor(operation, neighbour, ours);
            ourWordsAtTheirDoor(operation, neighbour, ours);
            ourThingsAtTheirDoor(operation, neighbour, ours);
        }
        var changed = changed(before, exported(ours));
        assertThat(changed)
                .withFailMessage(() -> "a neighbour changed of ours: " + changed)
                .isEmpty();

        // last, because it takes away what the rest was tried with: all of it works with one's own
        var useless = new ArrayList<String>();
        for (var operation : operations.stream().sorted(leastHarmFirst()).toList()) {
            useless.addAll(withTheirOwn(operation, neighbour));
        }
        assertThat(useless).isEmpty();
    }

    @Test
    void a_neighbour_reaches_nothing_of_the_operators() throws Exception {
        var desk = Desk.like("expand");
        var document = desk.stage()
                .api("platform.localhost", null)
                .get("/platform/openapi.json")
                .ok()
                .json();
        var ids = Map.of(
                "tenants/slug", desk.slug(),
                "versions/number", "1",
                "providers/provider", "google",
                "clients/clientId", "anybody",
                "signing-keys/id", "any",
                "erasures/tenant", UUID.randomUUID().toString());
        for (var operation : Operation.of(document)) {
            var path = operation.filled(ids);
            var admin = desk.as("Alma").bearer();
            assertThat(send("platform.localhost", admin, operation, path, "{}").status())
                    .as("%s with a tenant's token", operation)
                    .isEqualTo(403);
            assertThat(send("platform.localhost", "", operation, path, "{}").status())
                    .as("%s with no token", operation)
                    .isEqualTo(401);
            assertThat(send(desk.host(), admin, operation, path, "{}").status())
                    .as("%s on a tenant's host", operation)
                    .isEqualTo(404);
        }
    }

    @Test
    void every_operation_says_what_it_does_under_a_name_of_its_own() {
        var operations = Operation.of(
                Desk.like("expand").anonymous().get("/api/openapi.json").ok().json());
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(operations)
                .extracting(Operation::path)
                .contains(
                        "/api/people/{id}",
                        "/intake/mails",
                        "/api/tickets",
                        "/api/tickets/{number}/sla",
                        "/api/notifications",
                        "/api/articles");
        assertThat(operations)
                .allSatisfy(
                        operation -> assertThat(operation.told().path("summary").asString())
                                .as("the first sentence of the Javadoc of %s", operation)
                                .isNotBlank());
    }

    /** All there is of a desk, the lines of each file in no order; but for the exports themselves, and who was last seen when. */
    private static Map<String, Set<String>> exported(FurnishedDesk whose) {
        var archive = whose.desk().as("Alma").archive("/api/export");
        var lines = new TreeMap<String, Set<String>>();
        for (var name : archive.entries().keySet()) {
            lines.put(name, new TreeSet<>(archive.text(name).lines().toList()));
        }
        lines.keySet().removeAll(Set.of("manifest.json", "audit.jsonl", "sessions.jsonl"));
        return lines;
    }

    /** The lines that are only in one of two exports, with the file each is in. */
    private static List<String> changed(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var changed = new ArrayList<String>();
        before.forEach((name, lines) -> lines.stream()
                .filter(line -> !after.getOrDefault(name, Set.of()).contains(line))
                .forEach(line -> changed.add(name + " had " + line)));
        after.forEach((name, lines) -> lines.stream()
                .filter(line -> !before.getOrDefault(name, Set.of()).contains(line))
                .forEach(line -> changed.add(name + " has " + line)));
        return changed;
    }

    /** What {@code look} sees as soon as it has been the same for a while: mails and due times come a little later. */
    private static <T> T settled(String what, Callable<T> look) {
        var last = new AtomicReference<T>();
        var same = new AtomicInteger();
        return Eventually.finds(what + ", settled", () -> {
            try {
                var now = look.call();
                same.set(now.equals(last.getAndSet(now)) ? same.get() + 1 : 0);
                return same.get() < 16 ? Optional.empty() : Optional.of(now);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What everybody of a desk is told by every list that is there without being asked for anything. */
    private Map<String, String> collections(List<Operation> operations, FurnishedDesk whose) throws Exception {
        var told = new LinkedHashMap<String, String>();
        for (var operation : operations) {
            if (operation.reads() && operation.variables().isEmpty() && !LIVELY.contains(operation.path())) {
                for (var name : STAFF_AND_CUSTOMER) {
                    var answer = send(
                            whose.desk().host(),
                            whose.desk().as(name).bearer(),
                            operation,
                            operation.asking(Map.of("q", whose.word(), "subject", whose.word(), "ticket", "1")),
                            null);
                    told.put(operation + " by " + name, answer.status() + " " + answer.text());
                }
            }
        }
        return told;
    }

    /** On our host with the neighbour's tokens, and with none. */
    private void strangersAtOurDoor(Operation operation, FurnishedDesk neighbour, FurnishedDesk ours) throws Exception {
        var path = operation.asking(ours.ids());
        var body = FurnishedDesk.body(operation, ours.ids());
        var tokens = List.of(
                neighbour.desk().as("Alma").bearer(), neighbour.desk().as("Ana").bearer(), neighbour.machine());
        for (var token : tokens) {
            var answer = send(ours.desk().host(), token, operation, path, body);
            assertThat(answer.status())
                    .as("%s with a neighbour's token", operation)
                    .isEqualTo(403);
            assertThat(answer.text()).contains("wrong-tenant");
        }
        if (!operation.open()) {
            assertThat(send(ours.desk().host(), "", operation, path, body).status())
                    .as("%s with no token", operation)
                    .isEqualTo(401);
        }
    }

    /** On the neighbour's own host, asking for our words, people and pages. */
    private void ourWordsAtTheirDoor(Operation operation, FurnishedDesk neighbour, FurnishedDesk ours)
            throws Exception {
        if (!operation.reads() || !operation.variables().isEmpty()) {
            return;
        }
        for (var token : tokens(neighbour)) {
            var answer = send(neighbour.desk().host(), token, operation, operation.asking(ours.ids()), null);
            assertThat(answer.status()).as("%s: %s", operation, answer.text()).isLessThan(500);
            nothingOfOurs(operation, ours, answer);
            boolean filtered =
                    Stream.of("q", "subject", "organisation", "about").anyMatch(operation::has);
            if (filtered && answer.status() == 200) {
                assertThat(answer.json().get("items"))
                        .as("%s: %s", operation, answer.text())
                        .isEmpty();
            }
        }
        if (operation.has("cursor")) {
            var first = send(
                    ours.desk().host(),
                    ours.desk().as("Alma").bearer(),
                    operation,
                    operation.path() + "?limit=1",
                    null);
            var cursor = first.json().path("next").asString("");
            assertThat(cursor)
                    .as("%s has a second page: %s", operation, first.text())
                    .isNotEmpty();
            for (var token : tokens(neighbour)) {
                var next =
                        send(neighbour.desk().host(), token, operation, operation.path() + "?cursor=" + cursor, null);
                assertThat(next.status()).as("%s with our cursor", operation).isLessThan(500);
                nothingOfOurs(operation, ours, next);
            }
        }
    }

    /** On the neighbour's own host with all of theirs but one thing, which is ours: each that it names in turn. */
    private void ourThingsAtTheirDoor(Operation operation, FurnishedDesk neighbour, FurnishedDesk ours)
            throws Exception {
        var named = new ArrayList<>(FurnishedDesk.named(operation));
        if (operation.variables().contains("articles/slug") && !operation.takesBody()) {
            named.add("articles/slug");
        }
        for (var name : named) {
            var ids = new HashMap<>(neighbour.ids());
            ids.put(name, ours.ids().get(name));
            for (var token : tokens(neighbour)) {
                var answer = send(
                        neighbour.desk().host(),
                        token,
                        operation,
                        operation.asking(ids),
                        FurnishedDesk.body(operation, ids));
                var told = "%s with our %s: %s %s".formatted(operation, name, answer.status(), answer.text());
                assertThat(answer.status()).as(told).isBetween(400, 499);
                if (operation.variables().contains(name)
                        && token.equals(neighbour.desk().as("Alma").bearer())) {
                    assertThat(answer.status()).as(told).isIn(403, 404);
                }
                nothingOfOurs(
                        operation,
                        ours,
                        new Answer(answer.status(), answer.text().replace(ids.get(name), "")));
            }
        }
    }

    /**
     * The same with nothing of ours: somebody of theirs can do it, so what was refused was refused for being ours. Answers what
     * is wrong where nobody can, or where the document does not know the answer.
     */
    private List<String> withTheirOwn(Operation operation, FurnishedDesk neighbour) throws Exception {
        var tried = new ArrayList<String>();
        for (var name : STAFF_AND_CUSTOMER) {
            var answer = send(
                    neighbour.desk().host(),
                    neighbour.desk().as(name).bearer(),
                    operation,
                    operation.asking(neighbour.ids()),
                    FurnishedDesk.body(operation, neighbour.ids()));
            if (answer.status() / 100 == 2) {
                return operation.told().path("responses").has(Integer.toString(answer.status()))
                        ? List.of()
                        : List.of(operation + " is not said to answer " + answer.status());
            }
            if (answer.text().contains("urn:ventanilla:problem:nothing-changes")) {
                return List.of(); // let in as well: this desk's form has no fields to fill in
            }
            tried.add(operation + " by " + name + ": " + answer);
        }
        return tried;
    }

    private static void nothingOfOurs(Operation operation, FurnishedDesk ours, Answer answer) {
        assertThat(answer.text())
                .as("%s: %s", operation, answer)
                .doesNotContainIgnoringCase(ours.word())
                .doesNotContain(ours.desk().slug());
    }

    private static List<String> tokens(FurnishedDesk whose) {
        return Stream.concat(
                        STAFF_AND_CUSTOMER.stream()
                                .map(name -> whose.desk().as(name).bearer()),
                        Stream.of(whose.machine()))
                .toList();
    }

    /** Reading, writing, taking away; and of these the end of people and of sign-ins at the end. */
    private static Comparator<Operation> leastHarmFirst() {
        return Comparator.<Operation, Integer>comparing(operation -> switch (operation.method()) {
                    case "GET" -> 0;
                    case "DELETE" -> operation.path().contains("sessions") ? 4 : 2;
                    default -> operation.id().equals("PersonErasure.erase") ? 3 : 1;
                })
                .thenComparing(operation -> -operation.path().length()); // one of them before all
    }

    /** With {@code If-Match} where it replaces something; of a stream of events the first line is enough. */
    private Answer send(String host, String token, Operation operation, String path, @Nullable Object body)
            throws Exception {
        var as = Stage.open().api(host, token.isEmpty() ? null : token);
        var request = as.request(path);
        if (!operation.contentType().isEmpty()) {
            request.header("Content-Type", operation.contentType());
        }
        if (operation.has("If-Match") && operation.method().equals("PUT")) {
            var tag = as.get(path).header("ETag");
            request.header("If-Match", tag.isEmpty() ? "\"1\"" : tag);
        }
        var answer = HTTP.send(
                request.method(operation.method(), Operation.sent(body)).build(), BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            return new Answer(
                    answer.statusCode(),
                    switch (answer.headers().firstValue("Content-Type").orElse("")) {
                        case "application/zip" -> Archive.of(in.readAllBytes()).everything();
                        case String stream
                        when stream.startsWith("text/event-stream") ->
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
                        default -> new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    });
        }
    }
}
