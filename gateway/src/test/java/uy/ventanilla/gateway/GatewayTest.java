package uy.ventanilla.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uy.ventanilla.testkit.Await;

/** Who gets in, where to, and how often. */
class GatewayTest extends GatewayAtWork {
    @ParameterizedTest
    @CsvSource({
        "/api/tickets, ticket",
        "/api/tickets/17, ticket",
        "/api/tickets/17/messages, ticket",
        "/api/tickets/17/sla, sla-timer",
        "/api/sla/explain, sla-timer",
        "/intake/requests, intake",
        "/intake/attachments/1, intake",
        "/api/notifications, notification",
        "/api/notifications/read, notification",
        "/api/events, notification",
        "/api/deliveries?ticket=1, notification",
        "/api/articles/search?q=a, knowledge",
        "/api/people, identity",
        "/api/people/1, identity",
        "/api/organisations, identity",
        "/api/clients, identity",
        "/api/me, identity",
        "/oauth2/authorize, identity",
        "/.well-known/openid-configuration, identity",
        "/login, identity",
        "/logout, identity",
        "/activate/a/b.c, identity",
        "/forgotten, identity",
        "/identity/style.css, identity"
    })
    void every_path_has_its_service(String path, String service) {
        assertThat(browser.get(EXPAND, path).service()).isEqualTo(service);
    }

    @Test
    void a_suspended_tenant_lets_nobody_in_and_an_erased_one_has_no_host() {
        var desk = UUID.randomUUID();
        directory.apply(desk, 1, "pausa.localhost");
        Await.until(
                "it is known", () -> browser.get("pausa.localhost", "/api/me").status() == 200);

        directory.stand(desk, "suspended");
        Await.until(
                "it stands still",
                () -> browser.get("pausa.localhost", "/api/me").status() == 403);
        assertThat(browser.get("pausa.localhost", "/login").problem()).isEqualTo("tenant-suspended");
        assertThat(browser.get(EXPAND, "/api/me").status()).isEqualTo(200);
        directory.stand(desk, "active");
        Await.until(
                "it goes on", () -> browser.get("pausa.localhost", "/api/me").status() == 200);

        directory.stand(desk, "erased");
        Await.until(
                "it is forgotten",
                () -> browser.get("pausa.localhost", "/api/me").status() == 404);
        directory.apply(desk, 2, "pausa.localhost", "otra.localhost");
        directory.apply(EXOSOUNDS, 2, "exosound.localhost", "tras.localhost");
        Await.until(
                "what came later is known",
                () -> browser.get("tras.localhost", "/api/me").status() == 200);
        assertThat(browser.get("otra.localhost", "/api/me").status())
                .as("no word brings it back")
                .isEqualTo(404);
    }

    @Test
    void the_host_names_the_tenant_and_the_service_hears_the_browsers_origin() {
        var answer = browser.get("Soporte.Expand.com.uy", "/api/me").json();
        assertThat(answer.path("X-ventanilla-tenant").asString()).isEqualTo(EXPANDS.toString());
        assertThat(answer.path("X-forwarded-host").asString()).isEqualTo("soporte.expand.com.uy");
        assertThat(answer.path("X-forwarded-port").asString()).isEqualTo("80");
        assertThat(answer.path("X-forwarded-proto").asString()).isEqualTo("http");

        var neighbour = browser.get("exosound.localhost:8080", "/api/me").json();
        assertThat(neighbour.path("X-ventanilla-tenant").asString()).isEqualTo(EXOSOUNDS.toString());
        assertThat(neighbour.path("X-forwarded-port").asString()).isEqualTo("8080");
    }

    @Test
    void inner_headers_from_outside_are_dropped() {
        var answer = browser.get(
                        EXPAND,
                        "/api/me",
                        "X-Ventanilla-Tenant",
                        EXOSOUNDS.toString(),
                        "x-ventanilla-person",
                        "somebody",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "host=evil.example")
                .json();
        assertThat(answer.path("X-ventanilla-tenant").asString()).isEqualTo(EXPANDS.toString());
        assertThat(answer.toString()).doesNotContain("evil", "somebody", "10.0.0.1", EXOSOUNDS.toString());
    }

    @Test
    void the_platforms_host_has_its_own_few_paths_and_no_tenant() {
        var answer = browser.get(PLATFORM, "/platform/tenants", "X-Ventanilla-Tenant", EXPANDS.toString());
        assertThat(answer.service()).isEqualTo("identity");
        assertThat(answer.json().has("X-ventanilla-tenant")).isFalse();
        assertThat(browser.get(PLATFORM, "/oauth2/token").service()).isEqualTo("identity");
        assertThat(browser.get(PLATFORM, "/api/tickets").problem()).isEqualTo("not-found");
        assertThat(browser.get(PLATFORM, "/").problem()).isEqualTo("not-found");
        assertThat(browser.get(EXPAND, "/platform/tenants").problem()).isEqualTo("not-found");
    }

    @Test
    void an_unknown_host_is_told_what_to_do() {
        var answer = browser.get("nobody.example", "/");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("unknown-host");
        assertThat(answer.json().path("detail").asString()).contains("nobody.example", "hosts:");
    }

    @Test
    void an_unknown_api_path_is_a_problem_and_not_a_page() {
        var answer = browser.get(EXPAND, "/api/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void the_services_documents_are_one_on_tenants_hosts_and_another_on_the_operators() {
        var tenants = browser.get(EXPAND, "/api/openapi.json").json();
        assertThat(tenants.path("paths").propertyNames())
                .containsExactly(
                        "/api/identity",
                        "/api/intake",
                        "/api/knowledge",
                        "/api/notification",
                        "/api/sla-timer",
                        "/api/ticket");
        var operators = browser.get(PLATFORM, "/platform/openapi.json").json();
        assertThat(operators.path("paths").propertyNames()).hasSize(6).contains("/platform/ticket");
        var tag = browser.get(EXPAND, "/api/openapi.json").header("ETag");
        assertThat(browser.get(EXPAND, "/api/openapi.json", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        assertThat(operators
                        .at("/components/securitySchemes/integrator/flows/clientCredentials/scopes")
                        .propertyNames())
                .containsExactly("platform");
        assertThat(browser.get(EXPAND, "/platform/openapi.json").problem()).isEqualTo("not-found");
        assertThat(browser.get(PLATFORM, "/api/openapi.json").problem()).isEqualTo("not-found");
    }

    @Test
    void the_reference_is_a_page_that_loads_nothing_from_elsewhere() {
        var page = browser.get(EXPAND, "/api/docs");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
        for (var file : List.of("swagger-ui-bundle.js", "swagger-ui.css", "reference.js", "reference.css")) {
            assertThat(page.response().body()).contains("docs/" + file);
            assertThat(browser.get(EXPAND, "/api/docs/" + file).status()).isEqualTo(200);
            assertThat(browser.get(PLATFORM, "/platform/docs/" + file).status()).isEqualTo(200);
        }
        assertThat(browser.get(EXPAND, "/api/docs/index.html").problem()).isEqualTo("not-found");
    }

    @Test
    void a_genuine_token_passes_on_its_own_host() {
        var answer = browser.get(EXPAND, "/api/me", "Authorization", "Bearer " + IDENTITY.token(EXPANDS));
        assertThat(answer.service()).isEqualTo("identity");
        assertThat(answer.json().path("Authorization").asString()).startsWith("Bearer ");
    }

    @Test
    void a_token_of_another_tenant_is_refused() {
        var token = "Bearer " + IDENTITY.token(EXOSOUNDS);
        assertThat(browser.get(EXPAND, "/api/me", "Authorization", token).status())
                .isEqualTo(403);
        assertThat(browser.get(EXPAND, "/api/me", "Authorization", token).problem())
                .isEqualTo("wrong-tenant");
        assertThat(browser.get(PLATFORM, "/platform/tenants", "Authorization", token)
                        .problem())
                .isEqualTo("wrong-tenant");
        var operator = "bearer " + IDENTITY.operator();
        assertThat(browser.get(PLATFORM, "/platform/tenants", "Authorization", operator)
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(EXPAND, "/api/me", "Authorization", operator).problem())
                .isEqualTo("wrong-tenant");
    }

    @Test
    void tokens_that_are_not_genuine_are_refused() {
        var forgeries = List.of(
                IDENTITY.expired(EXPANDS),
                IDENTITY.notYetValid(EXPANDS),
                IDENTITY.forSomebodyElse(EXPANDS),
                IDENTITY.unsigned(EXPANDS),
                IDENTITY.token(null),
                IDENTITY.macWithThePublicKey(EXPANDS),
                IDENTITY.signedByAStranger(EXPANDS),
                "nonsense");
        var genuine = IDENTITY.token(EXPANDS);
        for (var spelling : List.of(
                genuine + "!!", genuine + "=", genuine.replaceFirst("\\.", ".*"), genuine + "A".repeat(9_000))) {
            assertThat(browser.get(EXPAND, "/api/articles", "Authorization", "Bearer " + spelling)
                            .problem())
                    .isEqualTo("invalid-token");
        }
        for (var forgery : forgeries) {
            var answer = browser.get(EXPAND, "/api/articles", "Authorization", "Bearer " + forgery);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("invalid-token");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void every_answer_carries_the_outer_headers_and_the_requests_id() {
        for (var path : List.of("/api/me", "/api/nothing")) {
            var answer = browser.get(EXPAND, path, "X-Request-Id", "story-0001");
            assertThat(answer.header("X-Request-Id")).isEqualTo("story-0001");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty(); // not here, where it is http
        }
        var odd = browser.get(EXPAND, "/api/me", "X-Request-Id", "${jndi:ldap}");
        assertThat(odd.header("X-Request-Id")).matches("[0-9a-f-]{36}");
        assertThat(odd.json().path("X-request-id").asString()).isEqualTo(odd.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/articles/../../actuator/prometheus",
                "/api/articles/%2e%2e/%2E%2e/actuator/prometheus",
                "/api/articles/..;/..;/actuator",
                "/api/articles/..%2f..%2factuator",
                "/api/articles//actuator",
                "/api/articles/%5c..%5cactuator"
            })
    void a_crooked_path_reaches_nobody(String path) {
        assertThat(browser.get(EXPAND, path).problem()).isEqualTo("bad-path");
    }

    @Test
    void the_gateways_own_health_and_metrics_are_not_for_the_outside() {
        assertThat(browser.get(EXPAND, "/actuator/prometheus").problem()).isEqualTo("not-found");
        assertThat(browser.get(EXPAND, "/%61ctuator/prometheus").problem()).isEqualTo("not-found");
        assertThat(browser.get("127.0.0.1", "/actuator/prometheus", "X-Forwarded-For", "203.0.113.9")
                        .problem())
                .isEqualTo("unknown-host");
        assertThat(browser.get("nobody.example", "/actuator/prometheus").problem())
                .isEqualTo("unknown-host");
        assertThat(browser.get("localhost", "/actuator/health/readiness").status())
                .isEqualTo(200);
        assertThat(browser.get("127.0.0.1:8080", "/actuator/prometheus")
                        .response()
                        .body())
                .contains("jvm_memory");
    }

    @Test
    void which_version_of_a_tenant_is_known_is_told_inside_only() {
        var tenant = UUID.randomUUID();
        var path = "/actuator/tenants/" + tenant;
        assertThat(browser.get("127.0.0.1", path).json().has("version")).isFalse();
        directory.apply(tenant, 3, "third.localhost");
        Await.until(
                "it is known",
                () -> browser.get("127.0.0.1", path).json().path("version").asInt() == 3);
        assertThat(browser.get(EXPAND, path).problem()).isEqualTo("not-found");
        assertThat(browser.get("platform.localhost", path).status()).isEqualTo(404);
        assertThat(browser.get("127.0.0.1", path, "X-Forwarded-For", "203.0.113.9")
                        .problem())
                .isEqualTo("unknown-host");
    }

    @Test
    void a_blueprint_that_changes_its_hosts_is_followed_at_once() {
        var moving = UUID.randomUUID();
        directory.apply(moving, 1, "old.localhost");
        Await.until(
                "the old host answers",
                () -> browser.get("old.localhost", "/api/me").status() == 200);
        directory.say("person.changed", moving, "{}".getBytes(StandardCharsets.UTF_8));
        directory.say("tenant.applied", moving, "unreadable".getBytes(StandardCharsets.UTF_8));
        directory.apply(moving, 2, "new.localhost");
        Await.until(
                "the new host answers",
                () -> browser.get("new.localhost", "/api/me").status() == 200);
        assertThat(browser.get("old.localhost", "/api/me").problem()).isEqualTo("unknown-host");
    }

    @Test
    void who_comes_too_often_waits_and_nobody_else_does() {
        try (var strict = another(
                "ventanilla.identity.url=" + SERVICES.get("identity").url(),
                "ventanilla.ticket.url=" + SERVICES.get("ticket").url(),
                "ventanilla.door.scheme=https",
                "ventanilla.limits.caller=3",
                "ventanilla.limits.visitor=7",
                "ventanilla.limits.sign-in=2",
                "ventanilla.limits.tenant=6000",
                "ventanilla.limits.tenants.expand=600")) {
            var at = at(strict);

            var ada = IDENTITY.token(EXPANDS, "ada");
            var first = at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + ada);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=60");
            assertThat(first.header("RateLimit")).matches("\"caller\";r=2;t=\\d+");
            at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + ada);
            at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + ada);
            var fourth = at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + ada);
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(fourth.problem()).isEqualTo("too-many-requests");
            assertThat(Integer.parseInt(fourth.header("Retry-After"))).isBetween(1, 20);
            assertThat(fourth.header("RateLimit")).startsWith("\"caller\";r=0;");
            // another token of hers is still hers; a colleague is not
            assertThat(at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + IDENTITY.token(EXPANDS, "ada"))
                            .status())
                    .isEqualTo(429);
            assertThat(at.get(EXPAND, "/api/tickets", "Authorization", "Bearer " + IDENTITY.token(EXPANDS, "bruno"))
                            .status())
                    .isEqualTo(200);

            // where https ends before us, one's own page is https, and one that came by http is not
            for (var own : List.of("expand.localhost:8080", "expand.localhost")) {
                assertThat(at.get(
                                        own,
                                        "/api/me",
                                        "Origin",
                                        "https://" + own,
                                        "Authorization",
                                        "Bearer " + IDENTITY.token(EXPANDS, own))
                                .service())
                        .isEqualTo("identity");
                assertThat(at.get(own, "/api/me", "Origin", "http://" + own).problem())
                        .isEqualTo("origin-not-allowed");
            }

            // forged tokens are counted where they come from
            for (int i = 0; i < 5; i++) {
                assertThat(at.get(EXPAND, "/api/tickets", "Authorization", "Bearer forged")
                                .status())
                        .isEqualTo(401);
            }
            assertThat(at.get(EXPAND, "/api/tickets", "Authorization", "Bearer forged")
                            .status())
                    .isEqualTo(429);
            // all of its people together come too often as well
            var late = Stream.iterate(0, i -> i + 1)
                    .limit(200)
                    .map(i -> at.get(
                            EXPAND, "/api/tickets", "Authorization", "Bearer " + IDENTITY.token(EXPANDS, "carla" + i)))
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(late.header("RateLimit-Policy")).isEqualTo("\"tenant\";q=20;w=2");

            // the neighbour feels nothing of it
            assertThat(at.get("exosound.localhost", "/api/me").status()).isEqualTo(200);
            at.post("exosound.localhost", "/login", BodyPublishers.noBody());
            at.post("exosound.localhost", "/login", BodyPublishers.noBody());
            var third = at.post("exosound.localhost", "/login", BodyPublishers.noBody());
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("RateLimit-Policy")).isEqualTo("\"sign-in\";q=2;w=60");
            // neither by another spelling nor as somebody who is known already
            assertThat(at.post("exosound.localhost", "/%6cogin", BodyPublishers.noBody())
                            .status())
                    .isEqualTo(429);
            assertThat(at.post(
                                    "exosound.localhost",
                                    "/login;a=b",
                                    BodyPublishers.noBody(),
                                    "Authorization",
                                    "Bearer " + IDENTITY.token(EXOSOUNDS))
                            .status())
                    .isEqualTo(429);
            assertThat(at.get("exosound.localhost", "/api/me").status()).isEqualTo(200);
        }
    }

    @Test
    void a_gateway_that_starts_later_is_ready_only_with_every_host_known() {
        try (var second = another(
                "ventanilla.door.trusted-proxies=127.0.0.0/8,2001:db8::/32",
                "spring.main.cloud-platform=kubernetes", // where the framework has a mind of its own
                "ventanilla.identity.url=" + SERVICES.get("identity").url())) {
            var late = at(second);
            assertThat(late.get(EXPAND, "/api/me").service()).isEqualTo("identity");
            // the story comes from 127.0.0.1, a proxy that this one believes
            var forwarded = late.get(EXPAND, "/api/me", "X-Forwarded-For", "10.0.0.1, 203.0.113.9, 2001:db8::7");
            assertThat(forwarded.json().path("X-forwarded-for").asString()).isEqualTo("203.0.113.9");
        }
    }

    @Test
    void a_gateway_without_kafka_is_not_ready_and_asks_for_patience() {
        try (var alone = start("spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            var early = new Browser(alone.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            assertThat(early.get("localhost", "/actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(early.get("localhost", "/actuator/health/liveness").status())
                    .isEqualTo(200);
            assertThat(early.get(EXPAND, "/api/me").problem()).isEqualTo("unavailable");
        }
    }
}
