package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What somebody tries who wants more than is theirs. */
class AttackerStory {
    private static final FurnishedDesk FURNISHED = FurnishedDesk.with("gaseosa", 1);
    private static final Desk DESK = FURNISHED.desk();
    /** Other characters than ASCII, and halves of some, as {@code \\u} escapes. */
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @Test
    void a_token_that_was_tampered_with_is_nobodys() {
        var genuine = DESK.as("Ana").bearer();
        var parts = genuine.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var asAdmin = encoded(claims.replace("\"customer\"", "\"admin\""));
        assertThat(asAdmin).isNotEqualTo(parts[1]);

        var forgeries = Map.of(
                "another role, the old signature", parts[0] + "." + asAdmin + "." + parts[2],
                "no algorithm", encoded("{\"alg\":\"none\"}") + "." + asAdmin + ".",
                "no algorithm, a signature",
                        encoded("{\"alg\":\"None\",\"typ\":\"JWT\"}") + "." + asAdmin + "." + parts[2],
                "no signature", parts[0] + "." + parts[1] + ".",
                "a MAC", encoded("{\"alg\":\"HS256\"}") + "." + asAdmin + "." + parts[2],
                "keys of one's own",
                        encoded("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\",\"kid\":\"mine\"}") + "."
                                + asAdmin + "." + parts[2],
                "a key out of a path",
                        encoded("{\"alg\":\"RS256\",\"kid\":\"../../../../dev/null\"}") + "." + asAdmin + "."
                                + parts[2],
                "two tokens", genuine + "," + genuine,
                "nothing like a token", "x".repeat(5_000));
        forgeries.forEach((how, forgery) -> assertThat(
                        DESK.stage().api(DESK.host(), forgery).get("/api/me").status())
                .as(how)
                .isEqualTo(401));
        assertThat(DESK.as("Ana").get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void no_other_name_in_the_request_makes_it_another_hosts() {
        var neighbour = Desk.like("exosound");
        var raw = new RawHttp(DESK.stage().gateway());
        var ours = DESK.host();
        var token = "Authorization: Bearer " + DESK.as("Alma").bearer() + "\r\n";

        assertThat(RawHttp.status(raw.answerTo("GET /api/me HTTP/1.1\r\nHost: " + ours + "\r\nHost: " + neighbour.host()
                        + "\r\nConnection: close\r\n" + token + "\r\n")))
                .as("two hosts")
                .isEqualTo(400);
        assertThat(raw.answerTo("GET /api/tenant HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .as("no host")
                .contains(" 400 ");
        var absolute = raw.answerTo("GET http://" + neighbour.host() + "/api/tenant HTTP/1.1\r\nHost: " + ours
                + "\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(absolute) == 400 || absolute.contains("\"slug\":\"" + DESK.slug() + "\""))
                .as("another host in the request line: " + absolute)
                .isTrue();
        for (var header : List.of("X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server", "Forwarded")) {
            var value = header.equals("Forwarded") ? "host=" + neighbour.host() : neighbour.host();
            var answer = DESK.anonymous()
                    .send(DESK.anonymous()
                            .request("/api/tenant")
                            .header(header, value)
                            .GET());
            assertThat(answer.json().get("slug").asString()).as(header).isEqualTo(DESK.slug());
        }
        for (var odd : List.of(
                ours + "@" + neighbour.host(),
                ours + "/..",
                ours + "%00",
                ours + " " + neighbour.host(),
                ours + ":99999999")) {
            assertThat(RawHttp.status(
                            raw.answerTo("GET /api/tenant HTTP/1.1\r\nHost: " + odd + "\r\nConnection: close\r\n\r\n")))
                    .as(odd)
                    .isBetween(400, 404);
        }
    }

    @Test
    void a_link_in_a_mail_leads_to_the_tenants_own_host_whatever_the_request_said() {
        var form = DESK.anonymous().get("/forgotten").http();
        var csrf = form.body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        var cookies = form.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
        DESK.anonymous()
                .send(DESK.anonymous()
                        .request("/forgotten")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("Forwarded", "host=evil.example;proto=https")
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + csrf + "&address="
                                + DESK.addressOf("Beto").replace("@", "%40"))));

        var mail = DESK.mailboxOf("Beto")
                .receives("another password", it -> it.text().contains("/activate/"));
        assertThat(mail.text() + mail.html()).contains("//" + DESK.host()).doesNotContain("evil.example");
    }

    @Test
    void a_line_break_in_what_one_writes_begins_no_header() {
        var victim = DESK.addressOf("Victima");
        assertThat(filed("Ana", Map.of("subject", "Hola\r\nBcc: " + victim, "text", "Nada", "fields", Map.of()))
                        .status())
                .isEqualTo(422);
        var named = Map.of("email", "otra@example.org", "name", "Otra\r\nBcc: " + victim, "role", "customer");
        assertThat(DESK.as("Alma").post("/api/people", named).status()).isEqualTo(400);
        DESK.mailFrom("Ana")
                .about("=?utf-8?q?Con_salto=0D=0ABcc:_" + victim.replace("@", "=40") + "=0D=0AX-Own:_1?=")
                .saying("Nada")
                .send();
        var answer = DESK.mailboxOf("Ana")
                .receives("an answer", mail -> mail.subject().contains("Con salto"));
        assertThat(answer.header("X-Own") + answer.header("Bcc")).isEmpty();
        assertThat(DESK.mailboxOf("Victima").mails()).isEmpty();

        var upload = FurnishedDesk.form(
                DESK.as("Tania"), "/intake/attachments", new Multipart().file("file", "a\"%0d%0aX-Own: 1.txt", "algo"));
        var href = DESK.as("Tania")
                .post(
                        "/api/tickets/1/messages",
                        Map.of(
                                "text",
                                "Va",
                                "attachments",
                                List.of(upload.ok().json().get("id").asString())))
                .ok()
                .json()
                .at("/attachments/0/href")
                .asString();
        var download =
                DESK.anonymous().get(href.substring(href.indexOf("/intake/"))).ok();
        assertThat(download.header("X-Own")).isEmpty();
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment")
                .doesNotContain("\n");

        var raw = new RawHttp(DESK.stage().gateway());
        var head = raw.answerTo("GET /api/tenant HTTP/1.1\r\nHost: " + DESK.host()
                        + "\r\nX-Request-Id: abcdefgh\u0000\u000bX-Own: 1\r\nConnection: close\r\n\r\n")
                .split("\r\n\r\n", 2)[0];
        assertThat(head).doesNotContain("X-Own");
    }

    private static Api.Answer filed(String name, Map<String, Object> request) {
        return FurnishedDesk.form(DESK.as(name), "/intake/requests", new Multipart().json("request", request));
    }

    @Test
    void who_is_there_and_what_is_there_cannot_be_told_from_refusals() {
        DESK.mailFrom("Ana").about("Algo de Ana").saying("Solo mío").send();
        var number = DESK.ticketAbout("Algo de Ana").number();
        var stranger = DESK.as("Beto");

        for (var path : List.of("", "/messages", "/timeline", "/sla")) {
            var there = stranger.get("/api/tickets/" + number + path);
            var nowhere = stranger.get("/api/tickets/" + (number + 100_000) + path);
            assertThat(there.status()).as(path).isEqualTo(404).isEqualTo(nowhere.status());
            assertThat(said(there)).isEqualTo(said(nowhere));
        }
        var request = filed("Ana", Map.of("subject", "Otra de Ana", "text", "Mío", "fields", Map.of()))
                .ok()
                .json()
                .get("id")
                .asString();
        for (var path : List.of("/intake/requests/", "/intake/mails/%s/raw", "/intake/attachments/", "/api/people/")) {
            var id = switch (path) {
                case "/intake/attachments/" -> FURNISHED.ids().get("attachments/id");
                case "/api/people/" -> FURNISHED.ids().get("people/id");
                default -> request;
            };
            var there = stranger.get(
                    path.contains("%s") ? path.formatted(FURNISHED.ids().get("mails/id")) : path + id);
            var nowhere =
                    stranger.get(path.contains("%s") ? path.formatted(UUID.randomUUID()) : path + UUID.randomUUID());
            assertThat(there.status()).as(path).isBetween(400, 404).isEqualTo(nowhere.status());
            assertThat(said(there)).isEqualTo(said(nowhere));
        }
    }

    @Test
    void nobody_gives_themselves_what_they_may_not_have() {
        var me = idOf("Ana");
        var wanted = Map.<String, Object>of(
                "name",
                "Ana",
                "role",
                "admin",
                "roles",
                List.of("admin"),
                "tenant",
                UUID.randomUUID().toString());
        for (var name : List.of("Ana", "Tania", "Leo")) {
            var as = DESK.as(name);
            assertThat(as.post("/api/people", wanted).status()).as(name).isEqualTo(403);
            assertThat(as.put("/api/people/" + me, "application/json", Api.JSON.writeValueAsString(wanted))
                            .status())
                    .as(name)
                    .isEqualTo(403);
            assertThat(as.send(as.request("/api/people/import")
                                    .header("Content-Type", "text/csv")
                                    .POST(BodyPublishers.ofString("email,name,role\nyo@example.org,Yo,admin\n")))
                            .status())
                    .as(name)
                    .isEqualTo(403);
            assertThat(as.post("/api/clients", Map.of("name", "yo", "scopes", List.of("tickets:read")))
                            .status())
                    .as(name)
                    .isEqualTo(403);
        }
        // who may write people does not choose whose they are
        var elsewhere = Desk.like("exosound");
        var added = DESK.as("Alma")
                .post(
                        "/api/people",
                        Map.of(
                                "email",
                                "nueva@example.org",
                                "name",
                                "Nueva",
                                "role",
                                "customer",
                                "id",
                                me,
                                "version",
                                99,
                                "tenant",
                                elsewhere.slug(),
                                "tenantId",
                                elsewhere.slug()))
                .ok()
                .json();
        assertThat(added.get("id").asString()).isNotEqualTo(me);
        assertThat(elsewhere.as("Alma").get("/api/people?q=nueva").ok().json().get("items"))
                .isEmpty();
        // nor does a customer choose how a ticket stands
        var beto = idOf("Beto");
        filed(
                        "Ana",
                        Map.of(
                                "subject", "Urgente",
                                "text", "Ya",
                                "fields", Map.of(),
                                "state", "cerrado",
                                "priority", "emergencia",
                                "requester", beto,
                                "number", 7_777))
                .ok();
        var ticket = DESK.ticketAbout("Urgente");
        assertThat(ticket.state()).isEqualTo("esperando-asignacion");
        assertThat(ticket.number()).isNotEqualTo(7_777);
        assertThat(ticket.seenBy("Tania").at("/requester/id").asString()).isEqualTo(idOf("Ana"));
        assertThat(ticket.seenBy("Tania").toString()).doesNotContain("emergencia");
        // nor does anybody rise by what they may say of themselves
        DESK.as("Tania")
                .put(
                        "/api/me/availability",
                        "application/json",
                        "{\"away\":false,\"role\":\"admin\",\"roles\":[\"admin\"]}")
                .ok();
        assertThat(DESK.as("Alma")
                        .get("/api/people/" + idOf("Tania"))
                        .ok()
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("agent");
    }

    /** Every operation that takes a body, with bodies that are none, and with good ones in which one value makes no sense. */
    @Test
    void a_body_that_makes_no_sense_breaks_nothing() {
        var shapeless = List.of(
                "", "{\"name\":", "null", "[]", "\"algo\"", "1e400", "[".repeat(20_000), "{\"a\":".repeat(20_000));
        var odd = new ArrayList<@Nullable Object>(List.of(
                "a\0b",
                "a\ud800b",
                "x".repeat(50_000),
                "",
                " ",
                "'; --",
                new BigInteger("9".repeat(2_000)),
                -1,
                List.of(),
                Map.of("a", 1)));
        odd.add(null);
        var broken = new ArrayList<String>();
        for (var operation :
                Operation.of(DESK.anonymous().get("/api/openapi.json").ok().json())) {
            if (!operation.takesBody() || operation.id().equals("PersonErasure.erase")) {
                continue;
            }
            var bodies = new ArrayList<Object>(shapeless);
            var good = FurnishedDesk.body(operation, FURNISHED.ids());
            if (good instanceof Map<?, ?> object) {
                odd.forEach(value -> object.forEach((name, usual) -> {
                    var other = new HashMap<Object, @Nullable Object>(object);
                    // in a list it is one of its items
                    other.put(name, usual instanceof List<?> ? Collections.singletonList(value) : value);
                    bodies.add(ESCAPING.writeValueAsString(other));
                }));
            } else if (good instanceof Multipart) {
                odd.forEach(value -> {
                    for (var name : List.of("subject", "text", "fields", "organisation")) {
                        var request = new HashMap<String, @Nullable Object>(
                                Map.of("subject", "a", "text", "b", "fields", Map.of()));
                        request.put(name, value);
                        bodies.add(new Multipart().json("request", ESCAPING.writeValueAsString(request)));
                    }
                });
            }
            for (var name : List.of("Tania", "Alma")) {
                if (name.equals("Tania") && operation.path().matches("/api/(people|organisations|clients|teams).*")) {
                    continue; // an admin's
                }
                for (var body : bodies) {
                    var as = DESK.as(name);
                    var request = as.request(operation.filled(FURNISHED.ids()))
                            .header("Content-Type", operation.contentType());
                    if (operation.has("If-Match")) {
                        request.header(
                                "If-Match",
                                as.get(operation.filled(FURNISHED.ids())).header("ETag") + " ");
                    }
                    var answer = as.send(request.method(operation.method(), Operation.sent(body)));
                    if (answer.status() >= 500) {
                        broken.add("%s by %s with %.200s: %s"
                                .formatted(operation, name, body, answer.http().body()));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Every parameter of every operation that reads, with values that are none. */
    @Test
    void a_parameter_that_makes_no_sense_breaks_nothing() {
        var values = List.of(
                "%00",
                "%FF%FE",
                "-1",
                "99999999999999999999",
                "%27%20or%201=1--",
                "%25",
                "a".repeat(3_000),
                "%F0%9F%98%80",
                "..%2F..",
                "");
        var broken = new ArrayList<String>();
        for (var operation :
                Operation.of(DESK.anonymous().get("/api/openapi.json").ok().json())) {
            if (operation.reads()
                    && !operation.path().endsWith("/stream")
                    && !operation.path().endsWith("/export")) {
                for (var value : values) {
                    var paths = new ArrayList<String>();
                    if (!operation.variables().isEmpty() && !value.isEmpty()) {
                        paths.add(operation.path().replaceAll("\\{[^}]+}", value));
                    }
                    operation
                            .parameters("query")
                            .forEach(name -> paths.add(
                                    operation.path().replaceAll("\\{[^}]+}", "1") + "?" + name + "=" + value));
                    for (var path : paths) {
                        var answer = DESK.as("Alma").get(path);
                        if (answer.status() >= 500) {
                            broken.add("GET %s: %s %s"
                                    .formatted(
                                            path, answer.status(), answer.http().body()));
                        }
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void too_much_is_refused() {
        var as = DESK.as("Alma");
        var large = "{\"name\":\"" + "x".repeat(3_000_000) + "\"}";
        assertThat(as.send(as.request("/api/people")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(large)))
                        .status())
                .isEqualTo(413);
        var raw = new RawHttp(DESK.stage().gateway());
        assertThat(RawHttp.status(raw.answerTo("GET /api/tenant HTTP/1.1\r\nHost: " + DESK.host() + "\r\nX-Long: "
                        + "x".repeat(40_000) + "\r\nConnection: close\r\n\r\n")))
                .isBetween(400, 431);
        assertThat(RawHttp.status(raw.answerTo("GET /api/tenant?" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: "
                        + DESK.host() + "\r\nConnection: close\r\n\r\n")))
                .isBetween(400, 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliases", "depth", "length", "half a megabyte", "keys", "tags", "bytes"})
    void a_blueprint_made_to_break_its_reader_is_refused_quickly(String kind) {
        var document = switch (kind) {
            case "aliases" ->
                "slug: bomba\na: &a [x,x,x,x,x,x,x,x,x]\n"
                        + IntStream.range(0, 12)
                                .mapToObj(i -> {
                                    var name = (char) ('a' + i);
                                    var next = (char) ('b' + i);
                                    return next + ": &" + next + " [" + ("*" + name + ",").repeat(9) + "]\n";
                                })
                                .collect(Collectors.joining());
            case "depth" -> "slug: bomba\nname: " + "[".repeat(20_000) + "]".repeat(20_000);
            case "half a megabyte" -> "slug: bomba\nname: " + "x".repeat(600_000);
            case "length" -> "slug: bomba\nname: " + "x".repeat(10 * 1024 * 1024);
            case "keys" ->
                "slug: bomba\n"
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "k" + i + ": 1\n")
                                .collect(Collectors.joining());
            case "tags" ->
                "slug: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:1/\"]]]]\n";
            default -> "slug: \u0000\u0001\u0007\n\uFEFF---\n%YAML 9.9\n";
        };
        var operator = DESK.stage().operator();
        int refused = kind.equals("length") || kind.startsWith("half") ? 413 : 422;
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (var path : List.of("/platform/tenants/bomba", "/platform/tenants/" + DESK.slug() + "/directory")) {
                var answer = operator.put(path, "application/yaml", document);
                assertThat(answer.status())
                        .as(path + " " + answer.http().body())
                        .isEqualTo(refused);
                assertThat(answer.http().body()).hasSizeLessThan(100_000);
            }
            var plan = operator.send(operator.request("/platform/tenants/bomba/plan")
                    .header("Content-Type", "application/yaml")
                    .POST(BodyPublishers.ofString(document)));
            assertThat(plan.status()).as(plan.http().body()).isEqualTo(refused);
        });
        assertThat(operator.get("/platform/tenants/bomba").status()).isEqualTo(404);
        assertThat(DESK.anonymous().get("/api/tenant").status()).isEqualTo(200);
    }

    private static String idOf(String name) {
        return DESK.as("Alma")
                .get("/api/people?q=" + DESK.addressOf(name))
                .ok()
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private static String said(Api.Answer problem) {
        return problem.json().get("type").asString()
                + problem.json().get("detail").asString().replaceAll("[0-9]+", "n");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
