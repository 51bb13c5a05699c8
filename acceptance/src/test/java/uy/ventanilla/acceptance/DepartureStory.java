package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant pauses, goes on, and leaves: everywhere, and nobody else notices. */
class DepartureStory {
    private final Desk desk = Desk.like("expand");

    @Test
    void a_suspended_desk_stands_still_and_loses_nothing() {
        var ticket = waiting("La impresora no anda");
        operator("PUT", "/suspension", Map.of("because", "unpaid"));
        Eventually.holds(
                "nobody is let in", () -> desk.anonymous().get("/api/articles").status() == 403);
        assertThat(desk.as("Tania").get("/api/tickets").json().get("type").asString())
                .endsWith(":tenant-suspended");

        desk.mailFrom("Ana").about("Mientras tanto").saying("¿Hay alguien?").send();
        desk.stage().advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(desk.mailboxOf("Ana").mails())
                .noneMatch(mail -> mail.subject().contains("Mientras tanto"));

        operator("DELETE", "/suspension", Map.of());
        Eventually.holds(
                "everybody is let in",
                () -> desk.anonymous().get("/api/articles").status() == 200);
        ticket.becomes("resuelto"); // what fell due meanwhile comes now
        assertThat(desk.ticketAbout("Mientras tanto")
                        .seenBy("Tania")
                        .get("state")
                        .asString())
                .isEqualTo("esperando-asignacion");
    }

    @Test
    void a_deleted_desk_is_forgotten_everywhere_and_that_is_certified() {
        waiting("Algo privado");
        var article = desk.as("Tania")
                .post(
                        "/api/articles",
                        Map.of("title", "Un secreto", "body", "Nadie más.", "tags", List.of(), "language", "es"))
                .ok()
                .json();
        desk.as("Tania")
                .post("/api/articles/" + article.get("slug").asString() + "/publication", Map.of())
                .ok();
        Eventually.holds(
                "it is found",
                () -> !desk.anonymous()
                        .get("/api/articles/search?q=secreto")
                        .ok()
                        .json()
                        .get("items")
                        .isEmpty());
        var tenant = desk.anonymous().get("/api/tenant").ok().json();
        var id = operator("GET", "", null).get("tenant").asString();
        assertThat(tenant.get("name").asString()).isNotBlank();

        operator("PUT", "/deletion", Map.of("confirm", desk.slug()));
        desk.stage().advance(Duration.ofDays(30).plusMinutes(1));

        var certificate = Eventually.finds("the certificate", () -> {
            var erasure = desk.stage().operator().get("/platform/erasures/" + id);
            return erasure.status() == 200 && erasure.json().has("finishedAt")
                    ? java.util.Optional.of(erasure.json())
                    : java.util.Optional.<JsonNode>empty();
        });
        assertThat(erased(certificate, "ticket-service", "ticket")).isEqualTo(1);
        assertThat(erased(certificate, "ticket-service", "message")).isEqualTo(2);
        assertThat(erased(certificate, "identity-service", "person")).isPositive();
        assertThat(erased(certificate, "intake-service", "mails")).isEqualTo(1);
        assertThat(erased(certificate, "notification-service", "delivery")).isPositive();
        assertThat(erased(certificate, "sla-timer-service", "timer")).isPositive();
        assertThat(erased(certificate, "knowledge-service", "article")).isEqualTo(1);
        assertThat(erased(certificate, "knowledge-service", "documents in Elasticsearch"))
                .isEqualTo(1);
        assertThat(desk.anonymous().get("/api/tenant").status()).isEqualTo(404);
        assertThat(Desk.like("exosound").anonymous().get("/api/tenant").status())
                .isEqualTo(200);
    }

    private DeskTicket waiting(String subject) {
        desk.mailFrom("Ana").about(subject).saying("No sale nada.").send();
        var ticket = desk.ticketAbout(subject);
        ticket.takenBy("Tania").ok();
        ticket.move("Tania", "preguntar", Map.of("message", "¿Qué modelo es?")).ok();
        ticket.becomes("esperando-respuesta");
        return ticket;
    }

    private static long erased(JsonNode certificate, String service, String what) {
        return certificate
                .get("services")
                .valueStream()
                .filter(it -> it.get("service").asString().equals(service))
                .findFirst()
                .orElseThrow()
                .get("erased")
                .path(what)
                .asLong();
    }

    private JsonNode operator(String method, String path, Map<String, String> body) {
        var operator = desk.stage().operator();
        var request = operator.request("/platform/tenants/" + desk.slug() + path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(body)));
        return operator.send(request).ok().json();
    }
}
