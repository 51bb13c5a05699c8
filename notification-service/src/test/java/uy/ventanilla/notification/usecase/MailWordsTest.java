package uy.ventanilla.notification.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static uy.ventanilla.notification.domain.Acme.AGENT;
import static uy.ventanilla.notification.domain.Acme.CUSTOMER;
import static uy.ventanilla.notification.domain.Acme.DEADLINE;
import static uy.ventanilla.notification.domain.Acme.NOON;
import static uy.ventanilla.notification.domain.Acme.TANIA;
import static uy.ventanilla.notification.domain.Acme.ticket;
import static uy.ventanilla.notification.domain.Acme.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uy.ventanilla.notification.domain.Acme;
import uy.ventanilla.notification.domain.Actor;
import uy.ventanilla.notification.domain.Before;
import uy.ventanilla.notification.domain.Content;
import uy.ventanilla.notification.domain.Happening;
import uy.ventanilla.notification.domain.Happening.Cause;
import uy.ventanilla.notification.domain.Happening.Moved;
import uy.ventanilla.notification.domain.Happening.Opened;
import uy.ventanilla.notification.domain.Happening.Said;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Notices;
import uy.ventanilla.notification.domain.Person;
import uy.ventanilla.notification.domain.Phase;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.domain.Ticket;
import uy.ventanilla.notification.domain.Words;
import uy.ventanilla.notification.letter.LetterTools;
import uy.ventanilla.notification.mail.Mail;
import uy.ventanilla.notification.mail.MailTools;
import uy.ventanilla.notification.mail.PublicSettings;
import uy.ventanilla.notification.store.Delivery;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;

/** The words of our mails, without a server. What is written here can be looked at under {@code target/letters}. */
class MailWordsTest {
    private static final Path LETTERS = Path.of("target/letters");
    private static final Seal SEAL = new Seal("dGhlIHNlY3JldCBvZiB0ZXN0cywgbm8gc2VjcmV0IGF0IGFsbCE=");

    private final ComposeMail composeMail = new ComposeMail(
            LetterTools.letters(), LetterTools.layout(), MailTools.ids(SEAL), new PublicSettings("http", 8080), SEAL);

    @Test
    void an_acknowledgement_says_what_happens_next_and_asks_for_what_is_missing() throws Exception {
        var fresh = ticket("nuevo", Phase.NEW, null);
        var incomplete = new Ticket(
                fresh.id(),
                17,
                fresh.subject(),
                "nuevo",
                Phase.NEW,
                null,
                1,
                NOON,
                Acme.ANA,
                null,
                List.of(),
                null,
                Map.of("modelo", "X1"),
                true,
                12L,
                1);
        var mail = first(
                new Opened(incomplete, CUSTOMER, NOON, words(CUSTOMER, "Desde hoy da error 500.\n\nGracias,\nAna")));
        assertThat(mail.text())
                .contains("#17")
                .contains("nos faltan estos datos: Tipo de asistencia, Marca")
                .contains("(+598) 2711 1200")
                .contains("Continúa el ticket #12")
                .contains("Desde hoy da error 500.");
        keep("acknowledgement", mail);
    }

    @Test
    void an_answer_is_quoted_in_full_and_what_was_said_before_in_short() throws Exception {
        var before = new Before(Phase.ACTIVE, TANIA, words(CUSTOMER, "palabra ".repeat(200)));
        var mail = first(
                new Said(
                        ticket("en-proceso", Phase.ACTIVE, TANIA),
                        AGENT,
                        NOON,
                        new Words(
                                AGENT,
                                "Hola Ana:\n\nEncontramos el problema: el certificado de la sucursal venció ayer.\nYa lo renovamos.\n\n¿Podés probar de nuevo?",
                                List.of("certificado-renovado.pdf"),
                                false,
                                false,
                                NOON,
                                null)),
                before);
        assertThat(mail.text()).startsWith("— Escribí por encima de esta línea para responder —");
        assertThat(mail.text()).contains("Ya lo renovamos.").contains("certificado-renovado.pdf");
        assertThat(mail.text().lines().filter(line -> line.startsWith("> "))).hasSize(1);
        assertThat(mail.text()).contains("[…]");
        keep("reply", mail);
    }

    @Test
    void a_resolution_says_both_facts_and_until_when_it_can_be_reopened() throws Exception {
        var mail = first(new Moved(
                ticket("resuelto", Phase.RESOLVED, TANIA),
                AGENT,
                NOON,
                Phase.ACTIVE,
                Cause.TRANSITION,
                words(AGENT, "Quedó corregido: ya podés facturar desde todas las sucursales.")));
        assertThat(mail.text())
                .contains("Solucionado")
                .contains("ahora en estado Resuelto")
                .contains("Ticket con cotización adicional")
                .contains("USD 150")
                .contains("lunes 23 de noviembre de 2026, 13:00 (hora de Montevideo)"); // 72 h from this mail
        keep("resolved", mail);
    }

    @Test
    void an_abandoned_ticket_is_not_called_solved() throws Exception {
        var mail = first(new Moved(
                ticket("resuelto", Phase.RESOLVED, TANIA), DEADLINE, NOON, Phase.WAITING, Cause.DEADLINE, null));
        assertThat(mail.text()).contains("abandonado").contains("Resuelto").doesNotContain("Solucionado");
        keep("abandoned", mail);
    }

    @Test
    void a_question_says_what_happens_without_an_answer() throws Exception {
        var mail = first(new Moved(
                ticket("esperando", Phase.WAITING, TANIA),
                AGENT,
                NOON,
                Phase.ACTIVE,
                Cause.TRANSITION,
                words(AGENT, "¿Desde qué sucursal?")));
        assertThat(mail.text()).contains("¿Desde qué sucursal?").contains("antes del viernes 27 de noviembre");
        keep("question", mail);
    }

    @Test
    void html_in_what_people_write_stays_text() throws Exception {
        var evil = new Actor(Actor.Kind.AGENT, TANIA.id(), "Tania <img src=x onerror=alert(1)>");
        var mail = first(new Said(
                ticket("en-proceso", Phase.ACTIVE, TANIA),
                evil,
                NOON,
                words(evil, "<script>alert(1)</script> {{tenant}} & \"comillas\"")));
        assertThat(mail.html())
                .doesNotContain("<script")
                .doesNotContain("<img")
                .contains("&lt;script&gt;")
                .contains("{{tenant}}");
        assertThat(mail.text()).contains("<script>alert(1)</script> {{tenant}} & \"comillas\"");
    }

    @Test
    void a_colour_that_is_no_colour_never_reaches_a_style() {
        var tenant = Acme.TENANT;
        var evil = new Tenant(
                tenant.slug(),
                tenant.name(),
                tenant.host(),
                tenant.language(),
                "red;background:url(x)",
                null,
                tenant.timeZone(),
                tenant.mailbox(),
                tenant.senderName(),
                null,
                tenant.states(),
                Map.of(),
                List.of(),
                Map.of());
        var notice = new Notice(
                Acme.ANA, Kind.INVITATION, false, true, new Content.Invitation(UUID.randomUUID(), "n", NOON, false));
        assertThat(compose(notice, evil).html()).doesNotContain("url(x)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVITATION", "REFUSAL", "BREACHED", "BOUNCED"})
    void every_kind_has_its_words_in_both_languages_for_both_sides(Kind kind) {
        var news = new Moved(
                ticket("resuelto", Phase.RESOLVED, TANIA),
                AGENT,
                NOON,
                Phase.ACTIVE,
                Cause.TRANSITION,
                words(AGENT, "hola"));
        var story = Notices.of(news, Before.NOTHING, Acme.STAFF, Acme.TENANT)
                .getFirst()
                .content();
        for (var language : List.of("es", "en", "pt-BR")) {
            for (boolean staff : new boolean[] {true, false}) {
                var to = new Person(UUID.randomUUID(), "Zoe", "zoe@y.example", language);
                var mail = compose(new Notice(to, kind, staff, true, story), Acme.TENANT);
                assertThat(mail.text()).contains("17").doesNotContain("{{");
                assertThat(mail.html()).contains("17").doesNotContain("{{");
                assertThat(mail.text()).contains(language.equals("en") ? "Write above" : "Escribí por encima");
            }
        }
    }

    @Test
    void an_invitation_and_a_refusal_are_kind() throws Exception {
        var invitation = compose(
                new Notice(
                        Acme.ANA,
                        Kind.INVITATION,
                        false,
                        true,
                        new Content.Invitation(UUID.randomUUID(), "nonce", NOON.plus(Duration.ofDays(3)), false)),
                Acme.TENANT);
        assertThat(invitation.text()).contains("/activate/").contains("lunes 23 de noviembre");
        keep("invitation", invitation);
        var reset = compose(
                new Notice(
                        Acme.ANA,
                        Kind.INVITATION,
                        false,
                        true,
                        new Content.Invitation(UUID.randomUUID(), "nonce", NOON.plus(Duration.ofHours(1)), true)),
                Acme.TENANT);
        assertThat(reset.text())
                .contains("/activate/")
                .contains("otra contraseña", "Si no lo pediste")
                .doesNotContain("creamos una cuenta");
        keep("reset", reset);
        var refusal = compose(
                new Notice(
                        Acme.ANA,
                        Kind.REFUSAL,
                        false,
                        true,
                        new Content.Refusal("Quiero soporte", "sender-not-enabled", null)),
                Acme.TENANT);
        assertThat(refusal.text()).contains("persona de contacto").contains("2711 1200");
        keep("refusal", refusal);
    }

    @Test
    void no_subject_or_name_can_add_a_header() throws Exception {
        var notice = new Notice(
                new Person(null, "Zoe\r\nBcc: a@b.example", "zoe@y.example", "es"),
                Kind.REFUSAL,
                false,
                true,
                new Content.Refusal("Hola\r\nBcc: a@b.example\r\n\r\n<h1>", "sender-not-enabled", null));
        var mime = MailTools.parsed(compose(notice, Acme.TENANT));
        assertThat(mime.getHeader("Bcc")).isNull();
        assertThat(mime.getSubject()).isEqualTo("Re: Hola Bcc: a@b.example <h1>");
        assertThat(mime.getAllRecipients()).hasSize(1);
    }

    @Test
    void encoded_words_and_lines_stay_within_their_limits() throws Exception {
        var long_ = "ñandú ".repeat(60).strip();
        var raw = MailTools.bytes(compose(
                new Notice(
                        new Person(null, "José Ñáñez ".repeat(12).strip(), "zoe@y.example", "es"),
                        Kind.REFUSAL,
                        false,
                        true,
                        new Content.Refusal(long_, "too-large", null)),
                Acme.TENANT));
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        assertThat(raw.split("\r\n\r\n", 2)[0].lines()).allMatch(line -> line.length() <= 78);
        assertThat(raw.chars()).allMatch(c -> c < 128);
        assertThat(MailTools.parse(raw).getSubject()).isEqualTo("Re: " + long_);
    }

    private Mail first(Happening news) {
        return first(news, Before.NOTHING);
    }

    private Mail first(Happening news, Before before) {
        return compose(Notices.of(news, before, Acme.STAFF, Acme.TENANT).getFirst(), Acme.TENANT);
    }

    private Mail compose(Notice notice, Tenant tenant) {
        var number = notice.content() instanceof Content.Story story ? story.number() : null;
        var delivery = new Delivery(
                new TenantId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                number,
                0,
                notice,
                "<t.17.x.y@acme.example>",
                List.of("<ticket.17.acme@acme.example>"),
                1,
                NOON);
        return composeMail.of(delivery, tenant, NOON.plus(Duration.ofHours(1)));
    }

    private static void keep(String name, Mail mail) throws IOException {
        Files.createDirectories(LETTERS);
        Files.writeString(LETTERS.resolve(name + ".html"), mail.html());
        Files.writeString(LETTERS.resolve(name + ".txt"), mail.text());
    }
}
