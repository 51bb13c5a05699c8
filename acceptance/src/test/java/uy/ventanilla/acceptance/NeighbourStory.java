package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two tenants on one platform that cannot see each other. */
class NeighbourStory {
    @Test
    void a_neighbour_sees_nothing_and_reaches_nothing() {
        var expand = Desk.like("expand");
        var exosound = Desk.like("exosound");
        expand.mailFrom("Ana")
                .about("Secreto de la bodega")
                .saying("Solo para expand.")
                .send();
        var ticket = expand.ticketAbout("Secreto de la bodega");

        // the neighbour's own token at the neighbour's own host
        assertThat(exosound.as("Tania").get("/api/tickets/" + ticket.number()).status())
                .isEqualTo(404);
        assertThat(exosound.countAbout("Secreto de la bodega")).isZero();
        assertThat(exosound.as("Alma").get("/api/people?q=bodega").http().body())
                .doesNotContain(expand.slug());
        assertThat(exosound.as("Tania").get("/intake/mails").http().body()).doesNotContain("Secreto");

        // the neighbour's token at our host: refused at the door, whatever it asks for
        var strangersToken = exosound.signIn("Tania", Desk.PASSWORD).value();
        var crossed = exosound.stage().api(expand.host(), strangersToken);
        assertThat(crossed.get("/api/tickets/" + ticket.number()).status()).isIn(401, 403);
        assertThat(crossed.post("/api/tickets/" + ticket.number() + "/messages", Map.of("text", "hola"))
                        .status())
                .isIn(401, 403);

        // nor behind the door, where services take the gateway's word for the tenant
        var ours = tenantOf(expand.signIn("Tania", Desk.PASSWORD).value());
        Map.of(
                        8101,
                        "/api/me",
                        8102,
                        "/intake/mails",
                        8103,
                        "/api/tickets",
                        8104,
                        "/api/tickets/1/sla",
                        8105,
                        "/api/notifications",
                        8106,
                        "/api/articles/search?q=a")
                .forEach((port, path) -> {
                    var inside = expand.stage().service(port, strangersToken);
                    var answer = inside.send(inside.request(path)
                            .header("X-Ventanilla-Tenant", ours)
                            .GET());
                    problem(answer, 403);
                    assertThat(answer.http().body()).contains("wrong-tenant");
                });

        // an inner header from outside changes nothing
        var spoofed = expand.anonymous()
                .request("/api/tickets")
                .header("X-Ventanilla-Tenant", "00000000-0000-0000-0000-000000000000")
                .GET();
        assertThat(expand.anonymous().send(spoofed).status()).isEqualTo(401);

        // a colleague of another customer company sees nothing either
        assertThat(expand.as("Beto").get("/api/tickets/" + ticket.number()).status())
                .isEqualTo(404);
    }

    private static String tenantOf(String token) {
        return Api.JSON
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
                .get("tenant")
                .asString();
    }

    @Test
    void every_refusal_is_a_problem() {
        var desk = Desk.like("expand");
        problem(desk.anonymous().get("/api/tickets"), 401);
        problem(desk.as("Ana").get("/api/tickets/999999"), 404);
        problem(desk.as("Ana").get("/api/nothing-here"), 404);
        problem(desk.as("Ana").put("/api/tickets", "application/json", "{}"), 405);
        problem(
                desk.as("Ana")
                        .send(desk.as("Ana")
                                .request("/api/tickets/1/messages")
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{not json"))),
                400);
        problem(desk.stage().api("nobody-here.localhost", null).get("/api/tickets"), 404);
    }

    private static void problem(Api.Answer answer, int status) {
        assertThat(answer.status())
                .as(answer.http().uri() + " " + answer.http().body())
                .isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asString()).isNotEmpty();
    }
}
