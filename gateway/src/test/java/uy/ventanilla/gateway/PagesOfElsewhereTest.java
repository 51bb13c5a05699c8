package uy.ventanilla.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uy.ventanilla.testkit.Await;

/** What browsers are told about pages that other places serve (CORS). */
class PagesOfElsewhereTest extends GatewayAtWork {
    @Test
    void a_page_of_elsewhere_may_ask_if_its_origin_is_listed() {
        var desk = UUID.randomUUID();
        var host = "paginas.localhost:8080";
        directory.allow(desk, 1, "paginas.localhost", "https://www.paginas.example");
        Await.until("it is known", () -> browser.get(host, "/api/tickets").status() == 200);

        var may = browser.preflight(host, "/api/tickets", "https://www.paginas.example", "POST");
        assertThat(may.status()).isEqualTo(204);
        assertThat(may.header("Access-Control-Allow-Origin")).isEqualTo("https://www.paginas.example");
        assertThat(may.header("Access-Control-Allow-Methods")).contains("POST", "PATCH");
        assertThat(may.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
        assertThat(may.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(may.header("Access-Control-Allow-Credentials")).isEmpty();
        var token = IDENTITY.token(desk);
        var asked = browser.get(
                host, "/api/tickets", "Origin", "https://www.paginas.example", "Authorization", "Bearer " + token);
        assertThat(asked.service()).isEqualTo("ticket");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("https://www.paginas.example");
        assertThat(asked.header("Access-Control-Expose-Headers")).contains("ETag", "Retry-After");
        assertThat(asked.response().headers().allValues("Vary")).contains("Origin");
        var refused = browser.get(
                host, "/api/tickets", "Origin", "https://www.paginas.example", "Authorization", "Bearer no");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://www.paginas.example");
        assertThat(browser.get(host, "/api/tickets").response().headers().allValues("Vary"))
                .contains("Origin"); // whoever keeps it must not give it to a page
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.exosound.example",
                "http://www.expand.example",
                "https://www.expand.example.evil.example",
                "https://expand.localhost:8080",
                "null"
            })
    void a_page_of_anywhere_else_may_not(String origin) {
        var host = "cerrado.localhost:8080";
        directory.allow(UUID.randomUUID(), 1, "cerrado.localhost", "https://www.expand.example");
        Await.until("it is known", () -> browser.get(host, "/api/tickets").status() == 200);

        var preflight = browser.preflight(host, "/api/tickets", origin, "GET");
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.problem()).isEqualTo("origin-not-allowed");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        var asked = browser.get(host, "/api/tickets", "Origin", origin);
        assertThat(asked.problem()).isEqualTo("origin-not-allowed");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void neither_another_spelling_of_the_path_nor_a_cookie_helps() {
        for (var path : List.of("/%61pi/tickets", "/api;x/tickets")) {
            assertThat(browser.get(EXPAND, path, "Origin", "https://elsewhere.example")
                            .problem())
                    .as(path)
                    .isEqualTo("origin-not-allowed");
        }
        var asked = browser.get(EXPAND, "/api/tickets", "Cookie", "session=ana");
        assertThat(asked.json().path("Cookie").isMissingNode()).isTrue();
        assertThat(browser.get(EXPAND, "/login", "Cookie", "session=ana")
                        .json()
                        .path("Cookie")
                        .asString())
                .isEqualTo("session=ana");
    }

    @Test
    void a_listed_page_that_asks_in_an_unknown_way_is_told_so() {
        var host = "modos.localhost:8080";
        directory.allow(UUID.randomUUID(), 1, "modos.localhost", "https://www.expand.example");
        Await.until("it is known", () -> browser.get(host, "/api/tickets").status() == 200);
        assertThat(browser.preflight(host, "/api/tickets", "https://www.expand.example", "TRACE")
                        .problem())
                .isEqualTo("preflight-refused");
        assertThat(browser.preflight(PLATFORM, "/platform/tenants", "https://www.expand.example", "GET")
                        .problem())
                .isEqualTo("origin-not-allowed");
    }

    @Test
    void ones_own_pages_may_and_what_is_no_api_is_theirs_alone() {
        var own = browser.get(EXPAND, "/api/tickets", "Origin", "http://" + EXPAND);
        assertThat(own.service()).isEqualTo("ticket");
        var page = browser.get(EXPAND, "/login", "Origin", "https://elsewhere.example");
        assertThat(page.service()).isEqualTo("identity");
        assertThat(page.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(browser.preflight(EXPAND, "/login", "https://elsewhere.example", "POST")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
