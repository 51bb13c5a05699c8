package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tenant whose blueprint nobody wrote code for: another graph, form and catalogue, and it works by what it says. */
class FifthTenantStory {
    private final Desk desk = Desk.like("biblioteca");

    @Test
    void a_blueprint_alone_makes_a_tenant() {
        desk.mailFrom("Zoe").about("Un libro raro").saying("¿Lo tienen?").send();
        var ticket = desk.ticketAbout("Un libro raro"); // senders: open
        ticket.becomes("recibido");
        assertThat(ticket.move("Tania", "archivar", Map.of()).status()).isEqualTo(409); // by: [lead]
        ticket.takenBy("Tania").ok();
        ticket.becomes("en-estudio"); // onAssign

        var incomplete = ticket.move("Tania", "entregar", Map.of("reason", "prestado"));
        assertThat(incomplete.status()).isEqualTo(409);
        assertThat(incomplete.json().get("type").asString()).endsWith(":incomplete"); // required: true
        desk.as("Tania")
                .patch("/api/tickets/" + ticket.number() + "/fields", Map.of("obra", "Ficciones", "copias", "1"))
                .ok();
        ticket.classify("Tania", Map.of("id", "con-costo", "amount", 3, "currency", "EUR"))
                .ok();
        assertThat(ticket.classify("Tania", Map.of("id", "normal")).status()).isIn(400, 409, 422);

        ticket.move("Tania", "preguntar", Map.of("message", "¿Qué edición?")).ok();
        ticket.becomes("esperando-lector");
        desk.stage().advance(Duration.ofDays(3).plusMinutes(1));
        ticket.becomes("archivado"); // deadline: P3D, to: archivado
        assertThat(ticket.seenBy("Tania").get("reason").asString()).isEqualTo("sin-noticias");
        assertThat(ticket.reply("Tania", "¿Sigue ahí?").status()).isEqualTo(409);
    }

    @Test
    void its_mailboxes_take_what_they_are_for() {
        var loans = "prestamos@" + desk.slug() + ".example";
        desk.mailFrom("Zoe")
                .to(loans)
                .about("Ficciones, dos semanas más")
                .saying("Por favor")
                .send();
        var ticket = desk.ticketAbout("Ficciones, dos semanas más").seenBy("Tania");
        assertThat(ticket.get("request").get("id").asString()).isEqualTo("prestamo");

        var copies = "copias@" + desk.slug() + ".example"; // senders: enabled
        desk.mailFrom("Abel")
                .to(copies)
                .about("Un mapa")
                .saying("¿Me lo copian?")
                .send();
        desk.mailboxOf("Abel").receives("why not", mail -> mail.subject().contains("Un mapa"));
        assertThat(desk.countAbout("Un mapa")).isZero();
    }

    @Test
    void the_gateway_and_every_service_show_it_by_its_own_words() {
        var front = desk.anonymous().get("/api/tenant").ok().json();
        assertThat(front.get("states").valueStream().map(it -> it.get("id").asString()))
                .containsExactly("recibido", "en-estudio", "esperando-lector", "entregado", "archivado");
        assertThat(front.get("form").valueStream().map(it -> it.get("type").asString()))
                .contains("long-text", "several", "money", "yes-no");
        var plan = desk.stage().operator();
        var path = "/platform/tenants/" + desk.slug();
        var document = plan.get(path + "/versions/current").http().body();
        var notes = plan.put(path, "application/yaml", document).ok().json().get("notes");
        assertThat(notes.valueStream().map(it -> it.get("path").asString())).contains("channels.chat", "teams");
    }
}
