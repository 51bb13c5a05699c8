package uy.ventanilla.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static uy.ventanilla.acceptance.Chromium.at;
import static uy.ventanilla.acceptance.Chromium.keep;
import static uy.ventanilla.acceptance.Chromium.signedIn;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer's own account, through the front door and in a real browser. */
class AccountStory {
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
    void who_guesses_has_to_wait_and_a_link_by_mail_lets_its_owner_in() { // S38
        var desk = Desk.like("expand");
        try (var elsewhere = chromium.window();
                var window = chromium.window()) {
            var before = signedIn(elsewhere, desk, "Ana");
            var page = window.newPage();
            page.navigate(at(desk, "/tickets"));
            for (int guess = 0; guess < 12 && !page.url().contains("wait"); guess++) {
                tryIn(page, desk.addressOf("Ana"), "una-clave-" + guess);
            }
            Assertions.assertThat(page.url()).as("guessing ends").contains("wait");
            tryIn(page, desk.addressOf("Ana"), Desk.PASSWORD);
            Assertions.assertThat(page.url()).as("the right one waits too").contains("wait");
            keep(page, "login-wait");

            page.locator("a[href='/forgotten']").click();
            page.locator("#address").fill(desk.addressOf("Ana"));
            page.locator("form button[type=submit]").click();
            var mail = desk.mailboxOf("Ana").invites();
            Chromium.choosePassword(page, desk, mail, "otra-clave-de-ana");
            page.navigate(at(desk, "/tickets"));
            Chromium.signIn(page, desk.addressOf("Ana"), "otra-clave-de-ana");
            assertThat(page.locator(".menu-name")).containsText("Ana");

            page.navigate(at(desk, mail.activation())); // once more
            assertThat(page.locator("#password")).hasCount(0);
            before.navigate(at(desk, "/account"));
            before.waitForURL(url -> url.contains("/login")); // the earlier session has ended
        }
    }

    @Test
    void who_belongs_to_two_companies_sees_two_groups_and_who_to_one_none() { // S60
        var desk = Desk.like("expand");
        var alma = desk.as("Alma");
        long said = desk.stage().directory().said();
        var north = alma.post("/api/organisations", Map.of("name", "Tienda Norte", "plan", "oficina"))
                .ok()
                .json()
                .get("id")
                .asString();
        var south = alma.get("/api/organisations?q=bodega")
                .ok()
                .json()
                .at("/items/0/id")
                .asString();
        for (var person :
                Map.of("Nora", List.of(north, south), "Solana", List.of(north)).entrySet()) {
            alma.post(
                            "/api/people",
                            Map.of(
                                    "email",
                                    desk.addressOf(person.getKey()),
                                    "name",
                                    person.getKey() + " Paz",
                                    "role",
                                    "customer",
                                    "organisations",
                                    person.getValue()))
                    .ok();
        }
        Eventually.holds(
                "every service knows them",
                () -> desk.stage().directory().said() >= said + 3
                        && desk.stage().directory().isHeardByAll());
        try (var noras = chromium.window();
                var solanas = chromium.window()) {
            var nora = activated(noras.newPage(), desk, "Nora");
            asks(nora, desk, north, "Se cortó en el norte");
            asks(nora, desk, south, "Se cortó en el sur");
            nora.navigate(at(desk, "/tickets"));
            assertThat(nora.locator("h2.group")).hasText(new String[] {"Tienda Norte", "Bodega Sur"});
            assertThat(nora.locator("section", new Page.LocatorOptions().setHasText("Bodega Sur")))
                    .containsText("Se cortó en el sur");
            assertThat(nora.locator("section", new Page.LocatorOptions().setHasText("Bodega Sur")))
                    .not()
                    .containsText("Se cortó en el norte");
            keep(nora, "two-companies");

            var solana = activated(solanas.newPage(), desk, "Solana");
            asks(solana, desk, null, "La tienda está a oscuras");
            solana.navigate(at(desk, "/tickets"));
            assertThat(solana.locator("main")).containsText("La tienda está a oscuras");
            assertThat(solana.locator("h2.group")).hasCount(0);
        }
    }

    private static void tryIn(Page page, String address, String password) {
        page.locator("input[name=username]").fill(address);
        page.locator("input[name=password]").fill(password);
        page.locator("form button[type=submit]").first().click();
        page.waitForLoadState();
    }

    /** Comes in by the link in their mail. */
    private static Page activated(Page page, Desk desk, String name) {
        Chromium.choosePassword(page, desk, desk.mailboxOf(name).invites(), Desk.PASSWORD);
        page.navigate(at(desk, "/tickets"));
        Chromium.signIn(page, desk.addressOf(name), Desk.PASSWORD);
        return page;
    }

    /** {@code organisation}: absent where there is nothing to choose. */
    private static void asks(Page page, Desk desk, @Nullable String organisation, String subject) {
        page.navigate(at(desk, "/new"));
        if (organisation == null) {
            assertThat(page.locator("[name=organisation]")).hasCount(0);
        } else {
            page.locator("[name=organisation]").selectOption(organisation);
        }
        page.locator("#subject").fill(subject);
        page.locator("#text").fill("Desde ayer.");
        page.locator("main form button[type=submit]").click();
        page.waitForURL(url -> !url.endsWith("/new"));
        desk.ticketAbout(subject);
    }
}
