package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a ticket at expand, told through mailboxes and the gateway. */
class ExpandStory {
    private final Desk desk = Desk.like("expand");

    @Test
    void a_mail_is_answered_resolved_and_closed() {
        desk.mailFrom("Ana")
                .about("No puedo facturar")
                .saying("Desde hoy da error 500.")
                .send();
        var ticket = desk.ticketAbout("No puedo facturar");
        ticket.becomes("esperando-asignacion"); // S20
        var acknowledgement = desk.mailboxOf("Ana")
                .receives("acknowledgement", m -> m.subject().contains("[#" + ticket.number() + "]"));
        assertThat(acknowledgement.header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(acknowledgement.text()).contains("" + ticket.number()).contains("2711 1200"); // S17, S4

        ticket.takenBy("Tania").ok();
        ticket.becomes("en-proceso"); // S21

        assertThat(ticket.move("Tania", "pedir-informacion", Map.of()).status())
                .isEqualTo(409); // S22: a question is required
        assertThat(ticket.move("Tomas", "pedir-informacion", Map.of("message", "¿Y?"))
                        .status())
                .isEqualTo(409); // S22: the assignee
        ticket.move("Tania", "pedir-informacion", Map.of("message", "¿Desde qué sucursal?"))
                .ok();
        ticket.becomes("esperando-respuesta");
        var question =
                desk.mailboxOf("Ana").receives("the question", m -> m.text().contains("¿Desde qué sucursal?"));
        assertThat(question.html()).contains("¿Desde qué sucursal?");

        desk.mailFrom("Ana")
                .answering(question)
                .saying("Desde la sucursal Centro.")
                .send();
        ticket.becomes("en-proceso");
        assertThat(ticket.conversation())
                .containsExactly("Desde hoy da error 500.", "¿Desde qué sucursal?", "Desde la sucursal Centro.");

        ticket.classify("Tania", Map.of("id", "cotizacion", "amount", 150, "currency", "USD"))
                .ok(); // S13, S14
        assertThat(ticket.classify("Ana", Map.of("id", "gratuito")).status()).isIn(403, 409); // S13: technicians only
        ticket.move("Tania", "resolver", Map.of("reason", "resuelto", "message", "Quedó corregido."))
                .ok(); // S29
        ticket.becomes("resuelto");
        var resolution =
                desk.mailboxOf("Ana").receives("the resolution", m -> m.text().contains("Quedó corregido."));
        assertThat(resolution.text())
                .contains("cotización adicional")
                .contains("150")
                .contains("USD"); // S30

        desk.stage().advance(Duration.ofDays(5).minusMinutes(1));
        assertThat(ticket.state()).isEqualTo("resuelto");
        desk.stage().advance(Duration.ofMinutes(2));
        ticket.becomes("cerrado"); // S27
        assertThat(ticket.reply("Ana", "¿Hola?").status()).isEqualTo(409);
        assertThat(ticket.note("Tania", "nota").status()).isEqualTo(409);
        assertThat(ticket.classify("Tania", Map.of("id", "normal")).status()).isEqualTo(409);
        assertThat(ticket.takenBy("Tomas").status()).isEqualTo(409);

        desk.mailFrom("Ana").answering(resolution).saying("Volvió a pasar.").send(); // S32
        var followUp = Eventually.finds(
                "the follow-up",
                () -> desk.tickets().stream()
                        .filter(t -> t.path("followsUp").asLong(0) == ticket.number())
                        .findFirst());
        assertThat(followUp.get("number").asLong()).isNotEqualTo(ticket.number());
        assertThat(ticket.conversation()).doesNotContain("Volvió a pasar.");
    }

    @Test
    void silence_for_seven_days_abandons_and_five_more_close() {
        var ticket = waitingTicket("Impresora fiscal");

        desk.stage().advance(Duration.ofDays(7).minusMinutes(1));
        Eventually.stays(
                "waiting until the last minute",
                Duration.ofSeconds(2),
                () -> ticket.state().equals("esperando-respuesta"));
        desk.stage().advance(Duration.ofMinutes(2)); // S23
        ticket.becomes("resuelto");
        assertThat(ticket.seenBy("Ana").get("reason").asString()).isEqualTo("abandonado");
        desk.mailboxOf("Ana").receives("the abandonment", m -> m.text().contains("Resuelto"));

        assertThat(ticket.move("Ana", "reabrir", Map.of("reason", "no-resuelto"))
                        .status())
                .isEqualTo(409); // S24: with words
        ticket.move("Ana", "reabrir", Map.of("reason", "no-resuelto", "message", "Es el modelo TM-20."))
                .ok();
        ticket.becomes("en-proceso");
        desk.mailboxOf("Ana");
        ticket.move("Ana", "dar-por-resuelto", Map.of()).ok(); // S26
        ticket.becomes("resuelto");
        desk.stage().advance(Duration.ofDays(5).plusMinutes(1));
        ticket.becomes("cerrado");
    }

    @Test
    void an_answer_in_the_last_minute_cancels_the_abandonment() {
        var ticket = waitingTicket("Cierre de caja");
        desk.stage().advance(Duration.ofDays(7).minusMinutes(1));
        ticket.reply("Ana", "Acá va el dato.").ok();
        ticket.becomes("en-proceso");
        desk.stage().advance(Duration.ofDays(1));
        Eventually.stays(
                "not abandoned", Duration.ofSeconds(2), () -> ticket.state().equals("en-proceso"));
    }

    @Test
    void a_stranger_is_refused_politely_once_and_kept() {
        desk.mailFrom("Zoe").about("Quiero soporte").saying("Hola").send();
        var refusal =
                desk.mailboxOf("Zoe").receives("the refusal", m -> m.subject().contains("Quiero soporte"));
        assertThat(refusal.header("Auto-Submitted")).isEqualTo("auto-replied");
        desk.mailFrom("Zoe").about("Otra vez").saying("Hola?").send();
        Eventually.holds(
                "both are kept for review",
                () -> keptSubjects().contains("Quiero soporte")
                        && keptSubjects().contains("Otra vez"));
        assertThat(desk.countAbout("Quiero soporte")).isZero(); // S3
        assertThat(desk.mailboxOf("Zoe").mails()).hasSize(1);
    }

    @Test
    void the_plan_of_the_organisation_decides_when_an_answer_is_due() { // S15
        long said = desk.stage().directory().said();
        var office = desk.as("Alma")
                .post("/api/organisations", Map.of("name", "Tienda Norte", "plan", "oficina"))
                .ok()
                .json()
                .get("id")
                .asString();
        desk.as("Alma")
                .post(
                        "/api/people",
                        Map.of(
                                "email",
                                desk.addressOf("Nora"),
                                "name",
                                "Nora Paz",
                                "role",
                                "customer",
                                "mayMail",
                                true,
                                "organisations",
                                List.of(office)))
                .ok();
        Eventually.holds(
                "every service knows her",
                () -> desk.stage().directory().said() >= said + 2
                        && desk.stage().directory().isHeardByAll());
        var saturday = anOrdinarySaturday();
        for (var name : List.of("Ana", "Nora")) {
            desk.mailFrom(name).about("El sábado de " + name).saying("Hola").send();
        }
        assertThat(firstAnswerDue("El sábado de Ana")).isBefore(saturday.plusHours(2));
        assertThat(firstAnswerDue("El sábado de Nora"))
                .isAfter(saturday.plusDays(2).truncatedTo(ChronoUnit.DAYS).plusHours(9));
    }

    /** Goes on to the next one at noon that is nobody's holiday. */
    private ZonedDateTime anOrdinarySaturday() {
        desk.mailFrom("Ana").about("¿Qué día es?").saying("Hola").send();
        var openedAt =
                desk.ticketAbout("¿Qué día es?").seenBy("Ana").get("openedAt").asString();
        var now = Instant.parse(openedAt).atZone(ZoneId.of("America/Montevideo"));
        var saturday = now.with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .plusHours(12);
        while (List.of("--01-01", "--05-01", "--07-18", "--08-25", "--11-02", "--12-25")
                .contains(MonthDay.from(saturday).toString())) {
            saturday = saturday.plusWeeks(1);
        }
        desk.stage().advance(Duration.between(now, saturday));
        return saturday;
    }

    private ZonedDateTime firstAnswerDue(String subject) {
        var ticket = desk.ticketAbout(subject);
        return Eventually.finds(
                "when the first answer to " + subject + " is due",
                () -> desk.as("Tania")
                        .get("/api/tickets/" + ticket.number() + "/sla")
                        .ok()
                        .json()
                        .get("targets")
                        .valueStream()
                        .filter(target ->
                                target.get("id").asString().equals("first-response") && target.hasNonNull("dueAt"))
                        .map(target ->
                                Instant.parse(target.get("dueAt").asString()).atZone(ZoneId.of("America/Montevideo")))
                        .findFirst());
    }

    @Test
    void who_asks_for_their_code_is_found_by_that() { // S8
        desk.mailFrom("Ana")
                .about("Pedido de CODIGO de acceso")
                .saying("No sabemos cuál es.")
                .send();
        var ticket = desk.ticketAbout("Pedido de CODIGO de acceso");
        desk.mailFrom("Ana").about("Otra cosa").saying("Hola").send();
        desk.ticketAbout("Otra cosa");
        var found = desk.as("Tania")
                .get("/api/tickets?request=codigo-de-acceso")
                .ok()
                .json()
                .get("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("number").asLong()).isEqualTo(ticket.number());

        var bodega = desk.as("Alma")
                .get("/api/organisations?q=bodega")
                .ok()
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        var first = desk.as("Alma").post("/api/organisations/" + bodega + "/access-code", Map.of());
        var second = desk.as("Alma").post("/api/organisations/" + bodega + "/access-code", Map.of());
        assertThat(second.ok().json().get("code").asString())
                .isNotBlank()
                .isNotEqualTo(first.ok().json().get("code").asString());
    }

    @Test
    void what_loops_and_answers_by_itself_opens_nothing() {
        desk.mailFrom("Ana")
                .about("Fuera de la oficina")
                .saying("Vuelvo el lunes")
                .header("Auto-Submitted", "auto-replied")
                .send();
        desk.mailFrom("Ana").about("Pedido de verdad").saying("Necesito ayuda").send();
        desk.ticketAbout("Pedido de verdad");
        Eventually.holds("the auto-reply is recognised", () -> kept("automatic").contains("Fuera de la oficina"));
        assertThat(desk.countAbout("Fuera de la oficina")).isZero();
    }

    private DeskTicket waitingTicket(String subject) {
        desk.mailFrom("Ana").about(subject).saying("No anda.").send();
        var ticket = desk.ticketAbout(subject);
        ticket.takenBy("Tania").ok();
        ticket.becomes("en-proceso");
        ticket.move("Tania", "pedir-informacion", Map.of("message", "¿Qué modelo es?"))
                .ok();
        ticket.becomes("esperando-respuesta");
        Eventually.holds("the deadline is set", () -> ticket.seenBy("Ana").hasNonNull("closesAt"));
        return ticket;
    }

    private java.util.List<String> keptSubjects() {
        return kept("refused");
    }

    private java.util.List<String> kept(String outcome) {
        return desk.as("Tania")
                .get("/intake/mails?outcome=" + outcome)
                .ok()
                .json()
                .get("items")
                .valueStream()
                .map(m -> m.get("subject").asString())
                .toList();
    }
}
