package uy.ventanilla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.contracts.MailBounced;
import uy.ventanilla.contracts.MailRefused;
import uy.ventanilla.contracts.MessageAdded;
import uy.ventanilla.contracts.MoveCause;
import uy.ventanilla.contracts.PersonInvited;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.contracts.Sender;
import uy.ventanilla.contracts.TicketAssigned;
import uy.ventanilla.contracts.TicketMoved;
import uy.ventanilla.contracts.TicketOpened;
import uy.ventanilla.contracts.Visibility;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.testkit.Await;

/** From an event on Kafka to a mail in a real mailbox. */
@NotificationServiceTest
class TicketMailsTest {
    private final Story story = new Story();
    private final UUID ticket = UUID.randomUUID();

    @Autowired
    private Desk desk;

    @Autowired
    private Seal seal;

    @Test
    void a_new_ticket_is_acknowledged_once_even_when_it_is_told_twice() throws Exception {
        var event = UUID.randomUUID();
        // before its tenant is known: topics have no order between them
        desk.says(story, ticket.toString(), opened(), event);
        desk.says(story, ticket.toString(), opened(), event);
        desk.opens(story);

        var mail = theOnlyMail(story.ana.address());
        desk.says(
                story,
                ticket.toString(),
                new TicketAssigned(
                        story.ticket(ticket, "en-proceso", Phase.ACTIVE, true, 2), story.agent(), Story.NOON));
        Await.until(
                "a second mail, about the assignment",
                () -> desk.mails(story.ana.address()).size() == 2);

        assertThat(mail.getSubject()).isEqualTo("[#17] No puedo facturar <b>nada</b> & más");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress(story.mailbox(), "Soporte Acme", "UTF-8"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Soporte Acme");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("X-Ventanilla-Loop")).containsExactly(story.slug);
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<mail-of-ana@" + story.slug + ".example>");
        assertThat(mail.getHeader("References", " ").replaceAll("\\s+", " "))
                .isEqualTo("<ticket.17." + story.slug + "@" + story.slug + ".example> <mail-of-ana@" + story.slug
                        + ".example>");
        var replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        assertThat(replyTo)
                .isEqualTo("soporte+t.17." + seal.over("reply", story.tenant.toString(), "17", story.ana.address())
                        + "@" + story.slug + ".example");
        var parts = mail.getMessageID().replaceAll("^<|@.*", "").split("\\.", -1);
        assertThat(parts).hasSize(4);
        assertThat(seal.holds(parts[3], "message-id", story.tenant.toString(), "17", parts[2]))
                .isTrue();
        assertThat(text(mail)).contains("#17").contains("2711 1200").contains("/tickets/17");
        assertThat(html(mail)).contains("&lt;b&gt;nada&lt;/b&gt; &amp; más").doesNotContain("<b>nada");
    }

    @Test
    void the_resolution_tells_the_classification_its_cost_and_until_when() throws Exception {
        desk.opens(story);
        desk.says(story, ticket.toString(), opened());
        Await.until("the acknowledgement", () -> desk.mails(story.ana.address()).size() == 1);
        desk.says(
                story,
                ticket.toString(),
                new TicketMoved(
                        story.ticket(ticket, "resuelto", Phase.RESOLVED, true, 2),
                        story.agent(),
                        Story.NOON,
                        "en-proceso",
                        "resuelto",
                        Phase.ACTIVE,
                        "resuelto",
                        MoveCause.TRANSITION,
                        story.says(story.agent(), "Quedó corregido.")));
        Await.until("the resolution", () -> desk.mails(story.ana.address()).size() == 2);

        var mail = desk.mails(story.ana.address()).getLast();
        assertThat(text(mail))
                .contains("Quedó corregido.")
                .contains("ahora en estado Resuelto")
                .contains("Ticket con cotización adicional")
                .contains("USD 1.500,50")
                .contains("miércoles 25 de noviembre de 2026, 12:00 (hora de Montevideo)");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("References", " "))
                .contains(desk.mails(story.ana.address()).getFirst().getMessageID());
        Await.until(
                "it is said that it was sent",
                () -> desk.said(story).stream()
                        .anyMatch(said -> said.path("kind").asString("").equals("resolved")
                                && said.get("ticket").asString().equals(ticket.toString())
                                && said.get("generation").asInt() == 3
                                && said.get("recipient")
                                        .asString()
                                        .equals(story.ana.id().toString())
                                && said.hasNonNull("sentAt")));
        assertThat(desk.mails(story.tania.address())).isEmpty(); // she did it
    }

    @Test
    void words_go_to_the_other_side_and_notes_never_to_customers() throws Exception {
        desk.opens(story);
        var assigned = story.ticket(ticket, "en-proceso", Phase.ACTIVE, true, 2);
        desk.says(
                story,
                ticket.toString(),
                new MessageAdded(assigned, story.customer(), Story.NOON, story.says(story.customer(), "¿Novedades?")));
        desk.says(
                story,
                ticket.toString(),
                new MessageAdded(
                        assigned,
                        new uy.ventanilla.contracts.Actor(
                                uy.ventanilla.contracts.ActorKind.AGENT, story.leo.id(), "Leo"),
                        Story.NOON,
                        story.says(story.agent(), "no decirle", Visibility.INTERNAL)));
        desk.says(
                story,
                ticket.toString(),
                new MessageAdded(assigned, story.agent(), Story.NOON, story.says(story.agent(), "Estamos en eso.")));

        var mail = theOnlyMail(story.ana.address());
        assertThat(mail.getHeader("Auto-Submitted")).isNull(); // a person typed it
        assertThat(text(mail))
                .contains("Estamos en eso.")
                .contains("> ¿Novedades?")
                .doesNotContain("no decirle");
        Await.until("the agent's two", () -> desk.mails(story.tania.address()).size() == 2);
        assertThat(text(desk.mails(story.tania.address()).getFirst()))
                .contains("¿Novedades?")
                .contains("/tickets/17");
        assertThat(text(desk.mails(story.tania.address()).getLast())).contains("no decirle");
    }

    @Test
    void a_stranger_is_answered_once_a_day() throws Exception {
        desk.opens(story);
        var zoe = "zoe@" + story.slug + ".example";
        desk.says(
                story,
                "m1",
                new MailRefused(
                        UUID.randomUUID(),
                        new Sender(null, zoe, "Zoe"),
                        "Quiero\r\nBcc: x@y.example",
                        "<z1@y.example>",
                        "sender-not-enabled"));
        var mail = theOnlyMail(zoe);
        desk.says(
                story,
                "m2",
                new MailRefused(
                        UUID.randomUUID(),
                        new Sender(null, zoe, "Zoe"),
                        "Otra vez",
                        "<z2@y.example>",
                        "sender-not-enabled"));
        desk.says(
                story,
                "m2",
                new MailRefused(
                        UUID.randomUUID(),
                        new Sender(null, "yan@" + story.slug + ".example", ""),
                        "",
                        null,
                        "sender-not-enabled"));
        Await.until(
                "the next stranger's answer",
                () -> !desk.mails("yan@" + story.slug + ".example").isEmpty());

        assertThat(desk.mails(zoe)).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Re: Quiero Bcc: x@y.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<z1@y.example>");
        assertThat(text(mail)).contains("persona de contacto").contains("2711 1200");
    }

    @Test
    void an_invitation_leads_to_a_sealed_link() throws Exception {
        desk.opens(story);
        desk.says(
                story,
                "old",
                new PersonInvited(
                        story.ana.id(),
                        story.ana.address(),
                        "Ana",
                        "es",
                        "old",
                        Story.NOON.minusSeconds(3600 * 24 * 900),
                        false));
        desk.says(
                story,
                "new",
                new PersonInvited(
                        story.ana.id(),
                        story.ana.address(),
                        "Ana",
                        "es",
                        "n0nce",
                        java.time.Instant.parse("2999-01-01T00:00:00Z"),
                        false));
        var mail = theOnlyMail(story.ana.address());
        assertThat(text(mail))
                .contains("http://" + story.slug + ".localhost:8080/activate/" + story.ana.id() + "/n0nce."
                        + seal.over(
                                "activation",
                                story.tenant.toString(),
                                story.ana.id().toString(),
                                "n0nce"));
        assertThat(mail.getMessageID()).startsWith("<n.");
    }

    @Test
    void nothing_is_mailed_any_more_to_an_address_that_came_back() {
        desk.opens(story);
        desk.says(story, "b", new MailBounced(UUID.randomUUID(), 17L, story.ana.address(), true, "5.1.1", null, true));
        Await.until("the desk hears of it", () -> bell(story.tania.id()).contains("bounced"));
        desk.says(story, ticket.toString(), opened());
        Await.until(
                "the mail is given up",
                () -> desk.said(story).stream()
                        .anyMatch(said -> said.path("reason").asString("").equals("address suppressed")));
        assertThat(desk.mails(story.ana.address())).isEmpty();
    }

    @org.springframework.boot.test.web.server.LocalServerPort
    private int port;

    private String bell(UUID person) {
        return desk.get(
                "http://127.0.0.1:" + port + "/api/notifications",
                Tokens.of(story.tenant, person, java.time.Duration.ofMinutes(5), "agent"));
    }

    private TicketOpened opened() {
        return new TicketOpened(
                story.ticket(ticket, "nuevo", Phase.NEW, false, 1),
                story.customer(),
                Story.NOON,
                story.says(story.customer(), "Desde hoy da <script>alert(1)</script> error 500."));
    }

    private MimeMessage theOnlyMail(String address) {
        Await.until("a mail for " + address, () -> !desk.mails(address).isEmpty());
        assertThat(desk.mails(address)).hasSize(1);
        return desk.mails(address).getFirst();
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) throws MessagingException, IOException {
        var both = (MimeMultipart) mail.getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        return (String) both.getBodyPart(index).getContent();
    }
}
