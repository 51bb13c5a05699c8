package uy.ventanilla.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PortalTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final FrontDoor door = open();

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private static FrontDoor open() {
        try {
            return new FrontDoor(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("ventanilla.gateway.url", () -> "http://127.0.0.1:" + door.port());
        registry.add("ventanilla.portal.secret", () -> "test");
    }

    @BeforeEach
    void calm(@LocalServerPort int port) {
        door.portal = port;
        door.calm();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void a_visitor_finds_articles_and_the_emergency_number_without_signing_in() throws Exception {
        var home = get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("¿En qué podemos ayudarte?", "Nuevo ticket", "Mis tickets", "Cómo reiniciar la impresora")
                .contains("tel:+59827111200", "Ingresar", "src=\"https://expand.example/logo.svg\"");
        assertThat(home.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
        assertThat(door.asked)
                .allSatisfy(asked -> assertThat(asked.host()).isEqualTo("localhost:" + door.port()))
                .allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("null"));
    }

    @Test
    void a_hit_is_marked_and_nothing_else_of_it_becomes_markup() throws Exception {
        assertThat(get("/kb?q=impresora").body())
                .contains("<mark>impresora</mark>")
                .doesNotContain("<script>alert");
    }

    @Test
    void signing_in_leads_back_to_the_page_that_was_wanted() throws Exception {
        var page = get("/tickets/17");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/tickets/17");
        assertThat(page.body())
                .contains(
                        "La impresora no imprime &lt;facturas&gt;", "Se cierra el viernes 27/11 14:05 si no respondés.")
                .contains("Reabrir", "El problema sigue sin resolverse", "Ticket con cotización adicional")
                .contains("sandbox", "https://acme.example/manual</a>.");
        assertThat(door.asked.stream().filter(asked -> asked.path().equals("/oauth2/token")))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains("code_verifier"))
                .satisfies(asked -> assertThat(asked.host()).isEqualTo("localhost:" + door.port()));
    }

    @Test
    void a_mails_html_comes_alone_in_a_sandbox() throws Exception {
        get("/tickets/17");

        var html = get("/tickets/17/messages/aaaaaaaa-0000-0000-0000-000000000001/html");

        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox; default-src 'none'");
    }

    @Test
    void the_form_of_the_tenant_becomes_a_request_and_its_number_a_confirmation() throws Exception {
        var form = get("/new");
        assertThat(form.body()).contains("Tipo de asistencia", "Servicio Técnico / Garantía");
        door.answers.put("POST /intake/requests", new FrontDoor.Answer(201, "{\"ticket\":17}"));

        var sent = send(
                form,
                "/new",
                Map.of(
                        "subject",
                        "No imprime",
                        "text",
                        "Desde ayer.",
                        "key",
                        "k1",
                        "field.tipo-de-asistencia",
                        "servicio-tecnico"),
                false);

        assertThat(sent.uri()).hasToString("http://localhost:" + door.port() + "/tickets/17?sent");
        assertThat(sent.body()).contains("Recibimos tu pedido: es el ticket #17.");
        assertThat(door.asked.stream().filter(asked -> asked.path().equals("/intake/requests")))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("\"subject\":\"No imprime\"", "\"tipo-de-asistencia\":\"servicio-tecnico\""));
    }

    @Test
    void a_refused_form_answers_beside_the_form_and_names_the_field() throws Exception {
        var form = get("/new");
        door.answers.put("POST /intake/requests", new FrontDoor.Answer(422, """
                        {"type":"urn:ventanilla:problem:invalid","status":422,"detail":"Correct the fields named in errors.",
                         "errors":[{"pointer":"/fields/tipo-de-asistencia","detail":"Elegí una opción."}]}"""));

        var refused = send(form, "/new", Map.of("subject", "No imprime", "text", "x", "key", "k2"), true);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Corregí los campos marcados.", "data-field=\"tipo-de-asistencia\"", "Elegí una opción.")
                .doesNotContain("<html");
    }

    @Test
    void a_reopening_sends_reason_and_words_and_the_page_stays() throws Exception {
        var page = get("/tickets/17");

        var moved = send(
                page,
                "/tickets/17/transitions",
                Map.of("transition", "reabrir", "reason", "no-resuelto", "message", "Sigue igual."),
                true);

        assertThat(moved.statusCode()).isEqualTo(204);
        assertThat(moved.headers().firstValue("HX-Trigger")).contains("ticket-changed");
        assertThat(door.asked.stream().filter(asked -> asked.path().equals("/api/tickets/17/transitions")))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains(
                                "\"transition\":\"reabrir\"",
                                "\"reason\":\"no-resuelto\"",
                                "\"message\":\"Sigue igual.\""));
    }

    @Test
    void an_agent_sees_the_desk_and_may_only_do_what_the_ticket_offers() throws Exception {
        door.roles = List.of("agent");

        assertThat(get("/agent").body()).contains("Bandeja", "Sin asignar", "#18", "Faltan datos");
        var ticket = get("/tickets/18").body();
        assertThat(ticket)
                .contains(
                        "Nota interna",
                        "Tomar",
                        "Pedir información",
                        "Catalogar",
                        "ada@acme.example",
                        "Abrió el ticket")
                .doesNotContain("Reabrir");
    }

    @Test
    void an_admin_keeps_people_and_the_change_names_the_version_that_was_seen() throws Exception {
        door.roles = List.of("admin");

        assertThat(get("/admin/people").body())
                .contains("Ada &lt;b&gt;", "ada@acme.example", "Agente", "Ausente", "Ver más", "/admin/people/import")
                .doesNotContain("Ada <b>");
        var page = get("/admin/people/11111111-1111-1111-1111-111111111111");
        assertThat(page.body()).contains("Acme &lt;SA&gt;", "Guardia", "value=\"&quot;7&quot;\"");
        var saved = send(
                page,
                "/admin/people/11111111-1111-1111-1111-111111111111",
                Map.of("name", "Ada", "role", "agent", "language", "es", "version", "\"7\"", "team", "guardia"),
                true);
        assertThat(saved.headers().firstValue("HX-Redirect").orElse("")).endsWith("?saved");
        assertThat(door.asked.stream().filter(asked -> asked.method().equals("PUT")))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("\"teams\":[\"guardia\"]", "\"left\":false", "\"organisations\":[]"))
                .satisfies(asked -> assertThat(asked.ifMatch()).isEqualTo("\"7\""));
    }

    @Test
    void an_admin_keeps_organisations_and_teams_and_sees_a_new_code_once() throws Exception {
        door.roles = List.of("admin");
        assertThat(get("/admin/organisations").body()).contains("Acme &lt;SA&gt;", "21 1234", "Oficina", "Tiene");
        assertThat(get("/admin/teams").body()).contains("Guardia", "Ada &lt;b&gt;", "checked");
        var page = get("/admin/organisations/33333333-3333-3333-3333-333333333333");
        door.answers.put(
                "POST /api/organisations/33333333-3333-3333-3333-333333333333/access-code",
                new FrontDoor.Answer(201, "{\"code\":\"12345678\"}"));
        var made = send(
                page,
                "/admin/organisations/33333333-3333-3333-3333-333333333333/access-code",
                Map.of("overlap", "PT24H"),
                true);
        assertThat(made.body()).contains("12345678", "no se vuelve a mostrar").doesNotContain("<html");
        assertThat(page.body()).contains("href=\"/admin/people\"");
    }

    @Test
    void an_admin_reads_who_did_what_also_what_this_page_has_no_words_for() throws Exception {
        door.roles = List.of("admin");

        var page = get("/admin/audit?kind=person");

        assertThat(page.body())
                .contains("Zoe &lt;b&gt;", "Cambió permisos", "role agent to lead", "203.0.113.9", "cursor=8")
                .contains("Operación de la plataforma", "something.new")
                .contains("/admin/audit?about=22222222-2222-2222-2222-222222222222");
        assertThat(get("/agent").body()).contains("href=\"/account\"");
    }

    @Test
    void where_the_portal_follows_the_first_ticket_nobody_sees_it_before_and_nobody_opens_one_here() throws Exception {
        door.answers.put("GET /api/tenant", new FrontDoor.Answer(200, """
                {"slug": "amplifica", "name": "Amplifica", "languages": ["es"], "timeZone": "America/Santiago",
                 "portal": {"afterFirstTicket": true, "followOnly": true}}
                """));
        door.answers.put("GET /api/tickets", new FrontDoor.Answer(200, "{\"items\":[]}"));

        assertThat(elsewhere("/").statusCode()).as("signed in, no ticket").isEqualTo(404);
        assertThat(elsewhere("/tickets").statusCode()).isEqualTo(404);
        door.answers.remove("GET /api/tickets");
        assertThat(elsewhere("/tickets").body()).contains("Mis tickets").doesNotContain("href=\"/new\"");
        assertThat(elsewhere("/new").statusCode()).isEqualTo(404);
        door.answers.put("GET /api/tickets", new FrontDoor.Answer(200, "{\"items\":[]}"));
        assertThat(elsewhere("/").statusCode())
                .as("who had a ticket has one for good")
                .isEqualTo(200);
    }

    /** Another host of the portal, which is another tenant's. */
    private HttpResponse<String> elsewhere(String path) throws Exception {
        var there = URI.create("http://127.0.0.1:" + door.port() + path);
        return browser.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_admin_sees_when_each_program_was_last_here_and_its_secret_once() throws Exception {
        door.roles = List.of("admin");
        door.answers.put("GET /api/clients", new FrontDoor.Answer(200, """
                        {"items":[{"clientId":"c-1","name":"ERP <1>","scopes":["tickets:read"],"madeAt":"2026-11-01T12:00:00Z",
                         "lastUsedAt":"2026-11-20T12:34:00Z"},
                         {"clientId":"c-2","name":"Otro","scopes":["directory:read"],"madeAt":"2026-11-01T12:00:00Z"}]}"""));
        var page = get("/admin/clients");
        assertThat(page.body())
                .contains("ERP &lt;1&gt;", "Leer tickets", "Se usó por última vez", "Todavía no se usó.")
                .doesNotContain("s3cret");
        door.answers.put(
                "POST /api/clients", new FrontDoor.Answer(201, "{\"clientId\":\"c-3\",\"clientSecret\":\"s3cret\"}"));
        var made = send(page, "/admin/clients", Map.of("name", "Tienda", "scope", "articles:write"), true);
        assertThat(made.body())
                .contains("c-3", "s3cret", "no se vuelve a mostrar")
                .doesNotContain("<html");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void an_agent_writes_down_a_call() throws Exception {
        door.roles = List.of("agent");
        assertThat(get("/agent").body()).contains("Anotar una llamada", "Pedido de código");
        assertThat(get("/new").body()).contains("Quién llama", "id=\"address\"");
        assertThat(get("/new/caller?address=ada@acme.example").body())
                .contains("<option value=\"ada@acme.example\">", "Ada &lt;b&gt;", "Acme");
        assertThat(get("/new/caller?address=eva@home.example").body()).contains("activar su cuenta");
        assertThat(get("/agent?request=codigo-de-acceso").statusCode()).isEqualTo(200);
    }

    @Test
    void an_agent_is_not_shown_the_administration() throws Exception {
        door.roles = List.of("agent");
        assertThat(get("/agent").body()).doesNotContain("/admin/people");
        assertThat(get("/availability").body()).contains("no tomo tickets nuevos");
    }

    @Test
    void who_belongs_to_two_organisations_sees_two_groups_and_says_for_which_a_request_is() throws Exception {
        assertThat(get("/tickets").body()).doesNotContain("class=\"group\"");
        assertThat(get("/").body()).contains("Rosa Pérez · ventas@expand.com.uy");
        door.answers.put("GET /api/me", new FrontDoor.Answer(200, """
                        {"id":"11111111-1111-1111-1111-111111111111","name":"Ada","organisations":[
                         {"id":"33333333-3333-3333-3333-333333333333","name":"Acme","plan":"oficina"},
                         {"id":"44444444-4444-4444-4444-444444444444","name":"Otra","taxId":"21 9","plan":"oficina",
                          "commercialContact":"Iris · ventas@otra.example"}],
                         "away":false}"""));
        var acmes = door.read("ticket");
        var others = acmes.replace("\"number\":17", "\"number\":21").replace("\"Acme\"", "\"Otra\"");
        door.answers.put("GET /api/tickets", new FrontDoor.Answer(200, "{\"items\":[" + others + "," + acmes + "]}"));
        assertThat(get("/tickets").body())
                .containsSubsequence(
                        "class=\"group\">Acme<",
                        "href=\"/tickets/17\"",
                        "class=\"group\">Otra<",
                        "href=\"/tickets/21\"");
        assertThat(get("/").body()).contains("Iris · ventas@otra.example").doesNotContain("Rosa Pérez");
        assertThat(get("/new").body()).contains("Otra · 21 9", "name=\"organisation\"");
    }

    @Test
    void news_are_the_messages_after_the_last_one_shown() throws Exception {
        get("/tickets/17");

        var news = get("/tickets/17/news?after=aaaaaaaa-0000-0000-0000-000000000002")
                .body();

        assertThat(news)
                .contains("m-aaaaaaaa-0000-0000-0000-000000000003", "id=\"ticket-head\"", "hx-swap-oob")
                .doesNotContain("m-aaaaaaaa-0000-0000-0000-000000000001", "<html");
    }

    @Test
    void hints_reach_an_open_page_at_once() throws Exception {
        get("/tickets/17");
        var request = HttpRequest.newBuilder(at("/live")).build();

        try (var lines =
                browser.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            door.hints.add("event: ticket\ndata: {\"ticket\":17}\n\n");
            assertThat(lines.filter(line -> line.startsWith("data:")).findFirst())
                    .contains("data: {\"ticket\":17}");
        }
    }

    @Test
    void a_sign_in_outlives_that_it_cannot_be_renewed_for_a_moment() throws Exception {
        door.tokensLive = 10; // so little that each page renews it
        get("/tickets");
        for (var status : List.of(429, 503)) {
            door.answers.put("POST /oauth2/token", new FrontDoor.Answer(status, "{\"detail\":\"not now\"}"));
            assertThat(get("/tickets").statusCode()).isEqualTo(503);
            assertThat(get("/tickets").body()).contains("eXpand");
        }
        door.answers.clear();
        door.asked.clear();
        assertThat(get("/tickets").statusCode()).isEqualTo(200);
        assertThat(signIns()).isZero();

        door.answers.put("POST /oauth2/token", new FrontDoor.Answer(400, "{\"error\":\"invalid_grant\"}"));
        get("/tickets");
        door.answers.clear();
        get("/tickets");
        assertThat(signIns()).as("identity has ended it").isEqualTo(1);
    }

    private long signIns() {
        return door.asked.stream()
                .filter(asked -> asked.path().equals("/oauth2/authorize"))
                .count();
    }

    @Test
    void too_many_requests_take_nobodys_look_away() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(200);
        door.answers.put("GET /api/articles", new FrontDoor.Answer(429, "{}"));
        door.answers.put("GET /api/tenant", new FrontDoor.Answer(429, "{}"));
        assertThat(get("/kb").body()).contains("eXpand");
    }

    @Test
    void one_person_keeps_only_so_many_pages_open() throws Exception {
        get("/tickets/17");
        var request = HttpRequest.newBuilder(at("/live")).build();
        var open = new ArrayList<Stream<String>>();
        for (int i = 0; i < 20; i++) {
            open.add(browser.send(request, HttpResponse.BodyHandlers.ofLines()).body());
        }

        assertThat(get("/live").body()).isEqualTo("retry: 30000\n\n");

        open.forEach(Stream::close);
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (firstLine(request).equals("retry: 30000")) {
            assertThat(System.nanoTime()).as("still no place").isLessThan(deadline);
            if (door.hints.isEmpty()) { // writing is what tells that a page has gone
                door.hints.addAll(Collections.nCopies(50, ": still there\n\n"));
            }
        }
    }

    private String firstLine(HttpRequest request) throws Exception {
        try (var lines =
                browser.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.findFirst().orElse("");
        }
    }

    @Test
    void what_is_missing_forbidden_or_away_is_a_page_in_the_tenants_look() throws Exception {
        get("/tickets");
        for (var status : List.of(403, 404, 503)) {
            door.answers.put("GET /api/tickets/99", new FrontDoor.Answer(status, "{\"detail\":\"no\"}"));
            var page = get("/tickets/99");
            assertThat(page.statusCode()).isEqualTo(status);
            assertThat(page.body()).contains("eXpand", "Ir al inicio").doesNotContain("Whitelabel");
        }
        assertThat(get("/kb/a/b/c").statusCode()).isEqualTo(404);
    }

    @Test
    void english_is_one_click_away_and_stays() throws Exception {
        assertThat(get("/session/language/en?back=/kb").uri().getPath()).isEqualTo("/kb");
        assertThat(get("/").body()).contains("How can we help?", "lang=\"en\"");
        assertThat(get("/session/language/en?back=//evil.example/").uri().getPath())
                .isEqualTo("/");
    }

    @Test
    void a_post_without_the_token_of_its_page_is_refused() throws Exception {
        get("/tickets/17");

        var request = HttpRequest.newBuilder(at("/tickets/17/assignee"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(door.asked.stream().filter(asked -> asked.path().endsWith("/assignee")))
                .isEmpty();
    }

    @Test
    void styles_and_scripts_come_from_here_and_may_be_kept() throws Exception {
        var home = get("/").body();
        var sources = Pattern.compile("(?:src|href)=\"(/(?:webjars|assets)/[^\"#]+)")
                .matcher(home)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(sources).hasSizeGreaterThan(4);
        for (var source : sources) {
            var file = get(source);
            assertThat(file.statusCode()).as(source).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElse(""))
                    .as(source)
                    .contains("max-age=31536000");
        }
        assertThat(get("/brand.css").body()).contains("--tblr-primary: #0b5fa5");
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + door.port() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(HttpResponse<String> page, String path, Map<String, String> fields, boolean htmx)
            throws Exception {
        var token = CSRF.matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", token.group(1))))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (htmx) {
            request.header("HX-Request", "true");
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
