package uy.ventanilla.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static uy.ventanilla.acceptance.Chromium.at;
import static uy.ventanilla.acceptance.Chromium.keep;
import static uy.ventanilla.acceptance.Chromium.signedIn;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alma runs her desk from the admin pages, in a real browser and with every service behind it. */
class AdminStory {
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
    void a_company_and_its_first_person_are_set_up_and_she_comes_in() {
        var desk = Desk.like("expand");
        try (var almas = chromium.window();
                var ritas = chromium.window()) {
            var alma = signedIn(almas, desk, "Alma");
            alma.navigate(at(desk, "/admin/organisations"));
            alma.locator("a[href='/admin/organisations/new']").click();
            alma.locator("#name").fill("Viñedos Norte");
            alma.locator("#taxId").fill("21 444555 0011");
            alma.locator("#plan").selectOption("oficina");
            alma.locator("#commercialContact").fill("Clara Ventas, 2711 1201");
            submit(alma);
            assertThat(alma.locator("main .alert-success")).isVisible();

            alma.onDialog(Dialog::accept);
            alma.locator("section.code button[type=submit]").click();
            assertThat(alma.locator(".code-digits")).hasText(Pattern.compile("\\d{6,}"));
            var code = alma.locator(".code-digits").textContent();
            keep(alma, "admin-organisation");
            alma.reload();
            assertThat(alma.locator("main")).not().containsText(code); // shown once

            var address = "rita@" + desk.slug() + "-norte.example";
            alma.navigate(at(desk, "/admin/people/new"));
            alma.locator("#email").fill(address);
            alma.locator("#name").fill("Rita Olmos");
            alma.locator("#find").fill("viñedos");
            alma.locator("#choices input[name=member]").check();
            alma.locator("input[name=mayMail]").check();
            keep(alma, "admin-person");
            submit(alma);
            assertThat(alma.locator("h1")).containsText("Rita Olmos");
            assertThat(alma.locator("#members")).containsText("Viñedos Norte");

            var rita = ritas.newPage();
            Chromium.choosePassword(rita, desk, desk.mailboxAt(address).invites(), "una-clave-de-rita");
            keep(rita, "activated");
            rita.navigate(at(desk, "/tickets"));
            Chromium.signIn(rita, address, "una-clave-de-rita");
            rita.navigate(at(desk, "/"));
            assertThat(rita.locator("main")).containsText("Clara Ventas, 2711 1201"); // S16

            alma.navigate(at(desk, "/admin/people?q=rita"));
            assertThat(alma.locator("tbody tr")).hasCount(1);
            assertThat(alma.locator("tbody tr")).containsText("Activa");
            alma.navigate(at(desk, "/admin/audit"));
            assertThat(alma.locator("main")).containsText("Rita Olmos");
            assertThat(alma.locator("main")).not().containsText(code);
            keep(alma, "admin-audit");
        }
    }

    @Test
    void a_sheet_is_tried_and_then_taken_but_for_the_line_that_is_wrong() {
        var desk = Desk.like("expand");
        var sheet = new FilePayload(
                "gente.csv", "text/csv", """
                email,name,role,organisation,mayMail
                uno@%1$s-hoja.example,Uno Primero,customer,Bodega Sur,yes
                dos@%1$s-hoja.example,Dos Segundo,custommer,Bodega Sur,no
                tres@%1$s-hoja.example,Tres Tercero,customer,,no
                """.formatted(desk.slug()).getBytes(StandardCharsets.UTF_8));
        try (var window = chromium.window()) {
            var alma = signedIn(window, desk, "Alma");
            alma.navigate(at(desk, "/admin/people/import"));
            alma.locator("#sheet").setInputFiles(sheet);
            alma.locator("button[value=trial]").click();
            assertThat(alma.locator("#report .report")).containsText("dos@" + desk.slug() + "-hoja.example");
            Assertions.assertThat(found(desk, "Primero"))
                    .as("a trial keeps nobody")
                    .isZero();
            keep(alma, "admin-import");

            alma.locator("button[value=take]").click();
            Eventually.holds(
                    "two of three are there", () -> found(desk, "Primero") == 1 && found(desk, "Tercero") == 1);
            Assertions.assertThat(found(desk, "Segundo")).isZero();
            desk.mailboxAt("uno@" + desk.slug() + "-hoja.example").invites();
        }
    }

    @Test
    void a_team_gets_its_people_and_whoever_is_no_admin_changes_nothing() {
        var desk = Desk.like("expand");
        try (var almas = chromium.window();
                var tanias = chromium.window();
                var leos = chromium.window();
                var anas = chromium.window()) {
            var alma = signedIn(almas, desk, "Alma");
            alma.navigate(at(desk, "/admin/teams"));
            var team = alma.locator("form[action$='/teams/guardia']");
            team.locator("label.form-check")
                    .filter(named("Tania"))
                    .locator("input")
                    .check();
            team.locator("button[type=submit]").click();
            assertThat(alma.locator("main .alert-success")).isVisible();
            alma.navigate(at(desk, "/admin/people?q=tania"));
            assertThat(alma.locator("tbody tr")).containsText("guardia");

            var tania = signedIn(tanias, desk, "Tania");
            for (var page : List.of("/admin", "/admin/people", "/admin/people/new", "/admin/data", "/admin/audit")) {
                Assertions.assertThat(tania.navigate(at(desk, page)).status())
                        .as(page)
                        .isEqualTo(403);
            }
            keep(tania, "admin-refused");
            var leo = signedIn(leos, desk, "Leo"); // a lead
            leo.locator("nav a[href='/admin/teams']").first().click();
            var stays = leo.locator("form[action$='/teams/guardia']");
            assertThat(stays.locator("label.form-check").filter(named("Tania")).locator("input"))
                    .isChecked();
            stays.locator("label.form-check")
                    .filter(named("Tomás"))
                    .locator("input")
                    .check();
            stays.locator("button[type=submit]").click();
            assertThat(leo.locator("main .alert-success")).isVisible();
            keep(leo, "lead-teams");
            Assertions.assertThat(leo.navigate(at(desk, "/admin/people")).status())
                    .isEqualTo(403);
            var ana = signedIn(anas, desk, "Ana");
            Assertions.assertThat(ana.navigate(at(desk, "/admin/people")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void everything_can_be_taken_away_and_one_person_forgotten() throws IOException {
        var desk = Desk.like("expand");
        var request = Map.of("subject", "La balanza pierde peso", "text", "Hola, soy Ana Pereira.", "fields", Map.of());
        FurnishedDesk.form(
                        desk.as("Ana"),
                        "/intake/requests",
                        new Multipart().json("request", request).file("files", "cedula.txt", "1.234.567-8"))
                .ok();
        var number = desk.ticketAbout("La balanza pierde peso").number();
        try (var window = chromium.window()) {
            var alma = signedIn(window, desk, "Alma");
            alma.navigate(at(desk, "/admin/data"));
            var all = alma.waitForDownload(
                    () -> alma.locator("a[href='/admin/data/export']").click());
            Assertions.assertThat(Files.readAllBytes(all.path())).startsWith('P', 'K');

            alma.navigate(at(desk, "/tickets/" + number));
            assertThat(alma.locator("main")).containsText("cedula.txt");
            alma.navigate(at(desk, "/admin/people?q=Pereira"));
            alma.locator("tbody a[data-row]").click();
            var hers = alma.waitForDownload(
                    () -> alma.locator("a[href$='/export']").click());
            Assertions.assertThat(Files.size(hers.path())).isPositive();
            alma.onDialog(Dialog::accept);
            alma.locator("details.erase summary").click();
            alma.locator("#confirm").fill("somebody@else.example");
            alma.locator("form[action$='/erasure'] button").click();
            assertThat(alma.locator("form[action$='/erasure'] .problem")).not().isEmpty();
            alma.locator("#confirm").fill(desk.addressOf("Ana"));
            alma.locator("input[name=files]").check();
            alma.locator("form[action$='/erasure'] button").click();
            alma.waitForURL(url -> url.contains("erased"));
            keep(alma, "admin-erased");
            Eventually.holds("her name has left the ticket", () -> {
                alma.navigate(at(desk, "/tickets/" + number));
                return !alma.locator("main").textContent().contains("Ana Pereira");
            });
            assertThat(alma.locator("main")).not().containsText("cedula.txt");
            assertThat(alma.locator("main")).containsText("La balanza pierde peso");
        }
    }

    private static void submit(Page page) {
        page.locator("form.form[action*='/new'] button[type=submit]").click();
        page.waitForURL(url -> !url.endsWith("/new"));
    }

    private static Locator.FilterOptions named(String name) {
        return new Locator.FilterOptions().setHasText(name);
    }

    private static long found(Desk desk, String name) {
        return desk.as("Tania")
                .get("/api/people?q=" + name)
                .ok()
                .json()
                .get("items")
                .size();
    }
}
