package uy.ventanilla.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static uy.ventanilla.acceptance.Chromium.at;
import static uy.ventanilla.acceptance.Chromium.keep;
import static uy.ventanilla.acceptance.Chromium.signedIn;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ana and Tania in two real browser windows: what one writes, the other sees without reloading. */
class BrowserStory {
    /** As a script of a page would: with a token, which makes the browser ask first whether it may. */
    private static final String ASK = """
            ([url, token]) => fetch(url, {headers: {Authorization: 'Bearer ' + token}}).then(
                answer => answer.status + (answer.headers.has('x-request-id') ? ", and our request's id is told" : ''),
                () => 'kept from us')""";

    private static Chromium chromium;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void a_ticket_is_written_answered_live_and_solved() {
        var desk = Desk.like("expand");
        try (var anas = chromium.window();
                var tanias = chromium.window()) {
            var ana = signedIn(anas, desk, "Ana");
            ana.navigate(at(desk, "/new"));
            ana.locator("#subject").fill("La balanza no imprime");
            ana.locator("#text").fill("Desde esta mañana.");
            ana.locator("main form button[type=submit]").click();
            ana.waitForURL(url -> !url.endsWith("/new")); // leaving earlier would interrupt it
            var number = desk.ticketAbout("La balanza no imprime").number();
            ana.navigate(at(desk, "/new"));
            assertThat(ana.locator("#text")).hasValue(""); // what was sent is no draft any more
            ana.navigate(at(desk, "/tickets/" + number));
            assertThat(ana.locator("#ticket-head")).containsText("Esperando asignación");

            var tania = signedIn(tanias, desk, "Tania");
            tania.navigate(at(desk, "/tickets/" + number));
            tania.locator("form[action$='/assignee'] button").click();
            assertThat(tania.locator("#ticket-head")).containsText("En proceso");
            assertThat(ana.locator("#ticket-head")).containsText("En proceso"); // live
            tania.locator("#answer-text").fill("¿Probaste con otro rollo?");
            tania.locator("form.answer button[type=submit]").click();
            assertThat(ana.locator("main")).containsText("¿Probaste con otro rollo?"); // live

            ana.locator("#answer-text").fill("Sí, y ahora anda.");
            ana.locator("form.answer button[type=submit]").click();
            assertThat(tania.locator("main")).containsText("Sí, y ahora anda."); // live, the other way
            ana.locator("form[data-move='dar-por-resuelto'] button").click();
            assertThat(ana.locator("#ticket-head")).containsText("Resuelto");
            keep(ana, "ana");
            keep(tania, "tania");
        }
    }

    @Test
    void an_agent_keeps_a_passkey_and_comes_in_by_it_alone() {
        var desk = Desk.like("expand");
        try (var window = chromium.window()) {
            var tania = signedIn(window, desk, "Tania");
            withAFingerprintReader(window, tania);
            tania.navigate(at(desk, "/account"));
            tania.locator("#label").fill("Mi notebook");
            tania.locator("form[data-passkey] button").click();
            assertThat(tania.locator(".rows")).containsText(new String[] {"Chrom", "Mi notebook"});
            keep(tania, "account");

            window.clearCookies();
            tania.navigate(at(desk, "/agent"));
            tania.locator("a[href='/login/passkey']").click();
            tania.locator("form[data-passkey] button").click();
            tania.waitForURL(url -> url.contains("/agent"));
            assertThat(tania.locator(".menu-name")).containsText("Tania");

            // the password alone is no longer enough for her
            window.clearCookies();
            tania.navigate(at(desk, "/agent"));
            tania.locator("input[name=username]").fill(desk.addressOf("Tania"));
            tania.locator("input[name=password]").fill(Desk.PASSWORD);
            tania.locator("form button[type=submit]").first().click();
            tania.waitForURL(url -> url.endsWith("/login/second"));
            tania.locator("form[data-passkey] button").click();
            tania.waitForURL(url -> url.contains("/agent"));
        }
    }

    @Test
    void a_page_of_elsewhere_asks_where_a_blueprint_lists_it_and_nowhere_else() throws Exception {
        var elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        var origin = "http://localhost:" + elsewhere.getAddress().getPort();
        var open = Desk.like("expand", "\napi: {allowedOrigins: [\"" + origin + "\"]}\n");
        var closed = Desk.like("expand");
        try (var window = chromium.window()) {
            var page = window.newPage();
            page.navigate(origin + "/");
            var token = open.as("Ana").bearer();
            Assertions.assertThat(page.evaluate(ASK, List.of(at(open, "/api/me"), token)))
                    .isEqualTo("200, and our request's id is told");
            Assertions.assertThat(page.evaluate(ASK, List.of(at(open, "/api/me"), "stale")))
                    .isEqualTo("401, and our request's id is told");
            Assertions.assertThat(page.evaluate(
                            ASK, List.of(at(closed, "/api/me"), closed.as("Ana").bearer())))
                    .isEqualTo("kept from us");
            Assertions.assertThat(page.evaluate(ASK, List.of(at(open, "/tickets"), token)))
                    .as("a page is no API")
                    .isEqualTo("kept from us");
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void customers_of_a_desk_inside_a_program_come_by_it_once_they_have_a_ticket() throws Exception { // S57, S59
        var key = new RSAKeyGenerator(2048).keyID("program-1").generate();
        var program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var origin = "http://127.0.0.1:" + program.getAddress().getPort();
        var desk = Desk.like(
                "amplifica",
                blueprint -> blueprint.replaceFirst("keys: https://\\S+", "keys: " + origin + "/jwks.json"));
        program.createContext("/jwks.json", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        program.createContext(
                "/",
                exchange -> answer(exchange, """
                <meta charset="utf-8"><form method="post" action="%s"><input name="token" value="%s"><button>Ayuda</button></form>
                """.formatted(
                                at(desk, "/login/program"), programsToken(key, desk.addressOf("Ana")))));
        program.start();
        try (var anas = chromium.window();
                var strangers = chromium.window()) {
            var ana = anas.newPage();
            comeByTheProgram(ana, origin, desk);
            Assertions.assertThat(ana.navigate(at(desk, "/tickets")).status())
                    .as("with a session and no ticket")
                    .isEqualTo(404);

            var call = Map.of(
                    "subject",
                    "El despacho no llegó",
                    "text",
                    "Llama por un despacho.",
                    "caller",
                    Map.of("address", desk.addressOf("Ana")));
            FurnishedDesk.form(desk.as("Tania"), "/intake/requests", new Multipart().json("request", call))
                    .ok();
            desk.ticketAbout("El despacho no llegó");

            var withPassword = strangers.newPage();
            withPassword.navigate(at(desk, "/tickets"));
            withPassword.locator("input[name=username]").fill(desk.addressOf("Ana"));
            withPassword.locator("input[name=password]").fill(Desk.PASSWORD);
            withPassword.locator("form button[type=submit]").first().click();
            withPassword.waitForLoadState();
            Assertions.assertThat(withPassword.url())
                    .as("with a ticket and no session")
                    .contains("/login");

            comeByTheProgram(ana, origin, desk);
            ana.navigate(at(desk, "/tickets"));
            assertThat(ana.locator("main")).containsText("El despacho no llegó");
            Assertions.assertThat(ana.navigate(at(desk, "/new")).status())
                    .as("tickets begin elsewhere")
                    .isEqualTo(404);
        } finally {
            program.stop(0);
        }
    }

    @Test
    void a_session_is_worth_nothing_on_another_desks_host() {
        var desk = Desk.like("expand");
        var neighbour = Desk.like("expand");
        desk.mailFrom("Ana").about("El secreto de la bodega").saying("Hola").send();
        desk.ticketAbout("El secreto de la bodega");
        try (var anas = chromium.window();
                var thiefs = chromium.window()) {
            signedIn(anas, desk, "Ana");
            var stolen = anas.cookies().stream()
                    .map(cookie -> new Cookie(cookie.name, cookie.value)
                            .setDomain(neighbour.host())
                            .setPath("/"))
                    .toList();
            Assertions.assertThat(stolen).extracting(cookie -> cookie.name).contains("ventanilla-portal");
            thiefs.addCookies(stolen);
            var page = thiefs.newPage();
            page.navigate(at(neighbour, "/tickets"));
            assertThat(page.locator("body")).not().containsText("El secreto de la bodega");
            assertThat(page.locator(".menu-name")).hasCount(0);
        }
    }

    private static void comeByTheProgram(Page page, String origin, Desk desk) {
        page.navigate(origin + "/");
        page.locator("button").click();
        page.waitForURL(url -> url.contains(desk.host()) && !url.contains("/login"));
    }

    /** Good for one coming in. */
    private static String programsToken(RSAKey key, String address) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer("https://app.amplifica.example")
                    .audience("ventanilla")
                    .subject("u-1")
                    .claim("email", address)
                    .claim("name", "Ana Pereira")
                    .jwtID(UUID.randomUUID().toString())
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", text.startsWith("{") ? "application/json" : "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The browser's own virtual authenticator, where every touch is Tania's. */
    private static void withAFingerprintReader(BrowserContext window, Page page) {
        var devices = window.newCDPSession(page);
        devices.send("WebAuthn.enable");
        var reader = new JsonObject();
        reader.addProperty("protocol", "ctap2");
        reader.addProperty("transport", "internal");
        for (var ability :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            reader.addProperty(ability, true);
        }
        var options = new JsonObject();
        options.add("options", reader);
        devices.send("WebAuthn.addVirtualAuthenticator", options);
    }
}
