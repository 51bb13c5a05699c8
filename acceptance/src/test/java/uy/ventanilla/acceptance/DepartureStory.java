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
        desk.ticketAbout("Mientras tanto").becomes("esperando-asignacion"); // the mailbox is read again
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

    @Test
    void a_desk_takes_all_its_data_along_and_an_admin_gives_one_person_theirs() {
        waiting("El pedido de Ana");
        desk.mailFrom("Beto")
                .about("El pedido de Beto")
                .saying("Es otro asunto.")
                .send();
        desk.ticketAbout("El pedido de Beto");

        var all = desk.stage().operator().archive("/platform/tenants/" + desk.slug() + "/export");
        assertThat(all.lines("tickets.jsonl"))
                .extracting(it -> it.get("subject").asString())
                .containsExactlyInAnyOrder("El pedido de Ana", "El pedido de Beto");
        assertThat(all.lines("messages.jsonl"))
                .extracting(it -> it.get("text").asString())
                .contains("¿Qué modelo es?");
        var mail = all.lines("mails.jsonl").getFirst();
        assertThat(all.text(mail.get("file").asString())).contains("Subject:");
        assertThat(all.text("blueprints/1.yaml")).contains("slug: " + desk.slug());
        var counts = Api.JSON.readTree(all.text("manifest.json")).get("counts");
        assertThat(counts.propertyNames())
                .contains("people.jsonl", "deliveries.jsonl", "due-times.jsonl", "articles.jsonl", "mails/");
        counts.properties()
                .forEach(count -> assertThat(all.count(count.getKey()))
                        .as(count.getKey())
                        .isEqualTo(count.getValue().asLong()));
        assertThat(all.everything()).doesNotContain("argon2", "nonce");

        var ana = all.lines("people.jsonl").stream()
                .filter(it -> it.get("email").asString().equals(desk.addressOf("Ana")))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        var hers = desk.as("Alma").archive("/api/people/" + ana + "/export");
        assertThat(hers.lines("tickets.jsonl"))
                .extracting(it -> it.get("subject").asString())
                .containsExactly("El pedido de Ana");
        assertThat(hers.lines("people.jsonl")).hasSize(1);
        assertThat(hers.count("mails/")).isEqualTo(1);
        assertThat(hers.everything()).doesNotContain("otro asunto", desk.addressOf("Beto"));

        assertThat(desk.as("Alma").archive("/api/export").count("tickets.jsonl"))
                .isEqualTo(2);
        assertThat(desk.as("Alma")
                        .get("/api/audit?action=data.exported")
                        .ok()
                        .json()
                        .get("items"))
                .as("the operator's, one person's, and the admin's")
                .hasSize(3);
        for (var path : List.of("/api/export", "/api/people/" + ana + "/export")) {
            assertThat(desk.as("Leo").get(path).status()).as(path).isEqualTo(403);
            assertThat(desk.as("Ana").get(path).status()).as(path).isEqualTo(403);
            assertThat(desk.anonymous().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(Desk.like("exosound")
                        .as("Alma")
                        .get("/api/people/" + ana + "/export")
                        .status())
                .as("a neighbour's admin")
                .isEqualTo(404);
    }

    @Test
    void one_person_is_forgotten_and_their_tickets_stay_readable() {
        var ticket = waiting("De Ana Pereira <" + desk.addressOf("Ana") + ">, por la semana");
        desk.mailFrom("Ana")
                .about("Y además")
                .saying("Escríbanme a " + desk.addressOf("Ana") + "\nGracias,\nAna Pereira")
                .send();
        desk.ticketAbout("Y además").takenBy("Tania").ok();
        Eventually.holds(
                "she is told",
                () -> desk.mailboxOf("Ana").mails().stream()
                        .anyMatch(mail -> mail.text().contains("¿Qué modelo es?")));
        var alma = desk.as("Alma");
        var ana = ticket.seenBy("Tania").at("/requester/id").asString();
        var path = "/api/people/" + ana + "/erasure";

        assertThat(desk.as("Leo")
                        .post(path, Map.of("confirm", desk.addressOf("Ana")))
                        .status())
                .isEqualTo(403);
        assertThat(alma.post(path, Map.of("confirm", desk.addressOf("Beto"))).status())
                .isEqualTo(400);
        alma.post(path, Map.of("confirm", desk.addressOf("Ana"))).ok();
        assertThat(alma.post(path, Map.of("confirm", desk.addressOf("Ana"))).status())
                .isEqualTo(404);

        Eventually.holds("no service names her", () -> {
            var left = desk.stage().operator().archive("/platform/tenants/" + desk.slug() + "/export");
            return !left.everything().contains(desk.addressOf("Ana"))
                    && !left.everything().contains("Ana Pereira");
        });
        var seen = ticket.seenBy("Tania");
        assertThat(seen.at("/requester/name").asString()).isEqualTo("Persona borrada");
        assertThat(seen.get("subject").asString())
                .startsWith("De Persona borrada <erased-")
                .endsWith(", por la semana");
        assertThat(desk.as("Tania")
                        .get("/api/tickets/" + ticket.number() + "/messages")
                        .ok()
                        .http()
                        .body())
                .contains("No sale nada.", "Persona borrada")
                .doesNotContain(desk.addressOf("Ana"));
        var left = desk.stage().operator().archive("/platform/tenants/" + desk.slug() + "/export");
        assertThat(left.everything()).doesNotContain("Ana Pereira").contains("Gracias,\\nPersona borrada");
        assertThat(left.lines("history.jsonl"))
                .filteredOn(it -> it.get("kind").asString().equals("redacted"))
                .hasSize(2);
        assertThat(left.lines("deliveries.jsonl"))
                .filteredOn(it -> it.at("/recipient/id").asString("").equals(ana))
                .isNotEmpty()
                .allMatch(it -> it.at("/recipient/name").asString().equals("Persona borrada"));
        assertThat(alma.get("/api/audit?about=" + ana).ok().http().body())
                .contains("person.erased")
                .doesNotContain(desk.addressOf("Ana"));

        desk.mailFrom("Ana").about("Otra vez yo").saying("¿Me recuerdan?").send();
        Eventually.holds(
                "she is a stranger",
                () -> desk.mailboxOf("Ana").mails().stream()
                        .anyMatch(mail -> mail.subject().contains("Otra vez yo")));
        assertThat(desk.countAbout("Otra vez yo")).isZero(); // expand takes no mail from strangers (S3)
    }

    @Test
    void the_files_somebody_sent_go_with_them_where_the_admin_says_so() {
        var anas = sends("Ana", "Mi documento", "documento-de-ana.txt", "1.234.567-8");
        var betos = sends("Beto", "El mismo", "otro.txt", "1.234.567-8"); // the same bytes are kept once
        var file = link(anas);
        var same = link(betos);
        assertThat(desk.anonymous().get(file).http().body()).isEqualTo("1.234.567-8");

        var ana = anas.seenBy("Tania").at("/requester/id").asString();
        desk.as("Alma")
                .post("/api/people/" + ana + "/erasure", Map.of("confirm", desk.addressOf("Ana"), "files", true))
                .ok();
        Eventually.holds(
                "her message has no file any more",
                () -> messages(anas).at("/items/0/attachments").isEmpty());
        Eventually.holds("it is gone", () -> desk.anonymous().get(file).status() == 404);
        assertThat(messages(anas).at("/items/0/text").asString()).isEqualTo("Va adjunto.");
        assertThat(desk.anonymous().get(same).http().body()).isEqualTo("1.234.567-8");
        Eventually.holds("nothing names it", () -> {
            var left = desk.stage().operator().archive("/platform/tenants/" + desk.slug() + "/export");
            return left.everything().contains("otro.txt") && !left.everything().contains("documento-de-ana");
        });
    }

    private DeskTicket sends(String name, String subject, String called, String content) {
        var request = Map.of("subject", subject, "text", "Va adjunto.", "fields", Map.of());
        FurnishedDesk.form(
                        desk.as(name),
                        "/intake/requests",
                        new Multipart().json("request", request).file("files", called, content))
                .ok();
        return desk.ticketAbout(subject);
    }

    private JsonNode messages(DeskTicket ticket) {
        return desk.as("Tania")
                .get("/api/tickets/" + ticket.number() + "/messages")
                .ok()
                .json();
    }

    private String link(DeskTicket ticket) {
        return messages(ticket).at("/items/0/attachments/0/href").asString();
    }

    private DeskTicket waiting(String subject) {
        desk.mailFrom("Ana").about(subject).saying("No sale nada.").send();
        var ticket = desk.ticketAbout(subject);
        ticket.takenBy("Tania").ok();
        ticket.move("Tania", "pedir-informacion", Map.of("message", "¿Qué modelo es?"))
                .ok();
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
