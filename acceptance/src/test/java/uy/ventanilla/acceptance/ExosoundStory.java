package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The life of a ticket at exosound: strangers are welcome, accounts are activated, 72 hours close. */
class ExosoundStory {
    private final Desk desk = Desk.like("exosound");

    @Test
    void a_strangers_mail_makes_one_account_and_one_ticket() {
        desk.mailFrom("Zoe")
                .about("El parlante no enciende")
                .saying("Lo compré ayer.")
                .send();
        var ticket = desk.ticketAbout("El parlante no enciende"); // S35
        ticket.becomes("abierto");
        var invitation = desk.mailboxOf("Zoe")
                .receives("the activation link", m -> m.text().contains("/activate/"));
        desk.mailFrom("Zoe").about("Otra consulta").saying("¿Hacen envíos?").send();
        desk.ticketAbout("Otra consulta");
        assertThat(desk.mailboxOf("Zoe").mails().stream().filter(m -> m.text().contains("/activate/")))
                .hasSize(1);
        assertThat(desk.as("Alma").get("/api/people?q=zoe").ok().json().get("items"))
                .hasSize(1);

        activate(invitation.text());
        var zoe =
                desk.stage().api(desk.host(), desk.signIn("Zoe", Desk.PASSWORD).value()); // S38
        assertThat(zoe.get("/api/tickets/" + ticket.number())
                        .ok()
                        .json()
                        .get("incomplete")
                        .asBoolean())
                .isTrue(); // reading 4
    }

    @Test
    void a_call_becomes_a_ticket_that_the_caller_follows() { // S36
        var call = Map.of(
                "subject",
                "El amplificador zumba",
                "text",
                "Zumba desde que lo mudaron.",
                "caller",
                Map.of("address", desk.addressOf("Eva"), "name", "Eva Correa"),
                "fields",
                Map.of("tipo-de-asistencia", "servicio-tecnico", "marca", "exosound"));
        var taken = FurnishedDesk.form(desk.as("Tania"), "/intake/requests", new Multipart().json("request", call));
        assertThat(taken.status()).as(taken.http().body()).isIn(201, 202);
        var ticket = desk.ticketAbout("El amplificador zumba");
        var invitation = desk.mailboxOf("Eva")
                .receives("the activation link", m -> m.text().contains("/activate/"));
        activate(invitation.text());
        var eva =
                desk.stage().api(desk.host(), desk.signIn("Eva", Desk.PASSWORD).value());
        var seen = eva.get("/api/tickets/" + ticket.number()).ok().json();
        assertThat(seen.get("channel").asString()).isEqualTo("phone");
        assertThat(seen.get("requester").get("name").asString()).isEqualTo("Eva Correa");
        assertThat(eva.get("/api/tickets/" + ticket.number() + "/messages")
                        .ok()
                        .http()
                        .body())
                .contains("Zumba desde que lo mudaron.");
    }

    @Test
    void a_reply_within_72_hours_reopens_and_a_later_one_opens_anew() {
        desk.mailFrom("Ana")
                .about("Garantía del amplificador")
                .saying("Serie 123.")
                .send();
        var ticket = desk.ticketAbout("Garantía del amplificador");
        ticket.takenBy("Tania").ok();
        complete(ticket);

        ticket.reply("Tania", "¿Tenés la factura?").ok();
        var reply = desk.mailboxOf("Ana")
                .receives("the agent's reply", m -> m.text().contains("¿Tenés la factura?")); // S46
        assertThat(reply.header("Auto-Submitted")).isEmpty();
        Eventually.holds(
                "the bell rings",
                () -> desk.as("Ana")
                                .get("/api/notifications")
                                .ok()
                                .json()
                                .get("unread")
                                .asInt()
                        >= 1);
        desk.mailFrom("Ana")
                .answeringFrom(reply)
                .saying("Sí, la adjunto mañana.")
                .send(); // S47
        Eventually.holds(
                "the mail joins the conversation", () -> ticket.conversation().contains("Sí, la adjunto mañana."));

        ticket.move("Tania", "resolver", Map.of("message", "Listo, cambiado.")).ok();
        ticket.becomes("resuelto");
        var solved =
                desk.mailboxOf("Ana").receives("the resolution", m -> m.text().contains("Listo, cambiado."));
        assertThat(solved.text()).contains("Resuelto"); // S48: one mail, both facts
        Eventually.holds("the 72 hours run", () -> ticket.seenBy("Ana").hasNonNull("closesAt"));

        desk.stage().advance(Duration.ofDays(3).minusMinutes(1));
        desk.mailFrom("Ana")
                .about("Respuesta automática")
                .saying("Estoy de licencia")
                .answering(solved)
                .header("Auto-Submitted", "auto-replied")
                .send();
        Eventually.stays(
                "an auto-reply reopens nothing",
                Duration.ofSeconds(3),
                () -> ticket.state().equals("resuelto"));
        desk.mailFrom("Ana").answering(solved).saying("Sigue fallando.").send(); // S50
        ticket.becomes("abierto");

        ticket.move("Tania", "resolver", Map.of("message", "Ahora sí.")).ok();
        var again = desk.mailboxOf("Ana")
                .receives("the second resolution", m -> m.text().contains("Ahora sí."));
        Eventually.holds("the 72 hours run again", () -> ticket.seenBy("Ana").hasNonNull("closesAt"));
        desk.stage().advance(Duration.ofDays(3).plusMinutes(1));
        ticket.becomes("cerrado"); // S49
        desk.mailFrom("Ana").answering(again).saying("¡Otra vez!").send();
        Eventually.holds(
                "a linked new ticket",
                () -> desk.tickets().stream().anyMatch(t -> t.path("followsUp").asLong(0) == ticket.number()));
    }

    @Test
    void the_knowledge_base_finds_by_title_text_and_tag() {
        publish("Actualizaciones de firmware", "Descargá el archivo y seguí los pasos.", "novedades");
        publish("Conectar la cámara", "Usá el cable incluido.", "video");
        publish("Envíos", "Las devoluciones se piden por el portal.", "logistica");
        finds("actualizacion", "Actualizaciones de firmware"); // inflection (S53)
        finds("camara", "Conectar la cámara"); // accents
        finds("devolución", "Envíos"); // text
        finds("logistica", "Envíos"); // tag
    }

    private void publish(String title, String body, String tag) {
        var article = desk.as("Tania")
                .post(
                        "/api/articles",
                        Map.of("title", title, "body", body, "tags", java.util.List.of(tag), "language", "es"))
                .ok()
                .json();
        desk.as("Tania")
                .post("/api/articles/" + article.get("slug").asString() + "/publication", Map.of())
                .ok();
    }

    private void finds(String words, String title) {
        var query = java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
        Eventually.holds(
                words + " finds " + title,
                () -> desk.anonymous()
                        .get("/api/articles/search?q=" + query)
                        .ok()
                        .json()
                        .get("items")
                        .valueStream()
                        .anyMatch(hit -> hit.get("title").asString().equals(title)));
    }

    private void complete(DeskTicket ticket) {
        assertThat(ticket.move("Tania", "resolver", Map.of()).json().get("type").asString())
                .endsWith("incomplete"); // reading 4
        desk.as("Tania")
                .patch(
                        "/api/tickets/" + ticket.number() + "/fields",
                        Map.of("tipo-de-asistencia", "servicio-tecnico", "marca", "exosound"))
                .ok();
    }

    private void activate(String text) {
        var matcher = Pattern.compile("https?://[^/\\s]+(/activate/\\S+)").matcher(text);
        assertThat(matcher.find()).isTrue();
        var path = matcher.group(1);
        var page = desk.anonymous().get(path).ok();
        var form = Jsoup.parse(page.http().body()).selectFirst("form[method=post]");
        var fields = new LinkedHashMap<String, String>();
        form.select("input")
                .forEach(input -> fields.put(
                        input.attr("name"), input.attr("type").equals("password") ? Desk.PASSWORD : input.val()));
        var cookie = page.header("set-cookie").split(";", 2)[0];
        var body = fields.entrySet().stream()
                .map(f -> f.getKey() + "="
                        + java.net.URLEncoder.encode(f.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
        var request = desk.anonymous()
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        assertThat(desk.anonymous().send(request).status()).isIn(200, 302, 303);
        assertThat(desk.anonymous().get(path).http().body()).doesNotContain("type=\"password\""); // S37: once
    }
}
