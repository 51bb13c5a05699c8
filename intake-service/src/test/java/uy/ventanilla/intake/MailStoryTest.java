package uy.ventanilla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uy.ventanilla.contracts.Blueprint;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.testkit.Await;

/** Mails sent to a real mail server, and what intake says of them. */
@IntakeStory
class MailStoryTest {
    @Autowired
    private World world;

    @Autowired
    private Seal seal;

    private static String mail(String from, String to, String id, String subject, String more, String text) {
        return "From: " + from + "\nTo: " + to + "\nMessage-ID: <" + id + ">\nSubject: " + subject + "\n" + more
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    @Test
    void a_mail_of_an_enabled_person_is_said_once_and_its_repetition_never() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var mail = mail("Ada <ada@acme.example>", acme.address(), "1@acme.example", "Impresora", "", "No imprime.");
        world.mail("ada@acme.example", acme.address(), mail);
        var message = world.hear(acme, "message.received");
        assertThat(message.get("subject").asString()).isEqualTo("Impresora");
        assertThat(message.get("text").asString()).isEqualTo("No imprime.");
        assertThat(message.get("channel").asString()).isEqualTo("mail");
        assertThat(message.get("sender").get("person").asString()).isEqualTo(ada.toString());
        assertThat(message.get("mailMessageId").asString()).isEqualTo("<1@acme.example>");
        assertThat(message.has("ticket")).isFalse();

        world.mail("ada@acme.example", acme.address(), mail);
        assertThat(world.settled(acme, 2))
                .extracting(item -> item.get("outcome").asString())
                .containsExactlyInAnyOrder("ticket", "duplicate");
        assertThat(world.said(acme, "message.received")).hasSize(1);
    }

    @Test
    void a_mailbox_for_answers_only_refuses_even_who_is_enabled() {
        var acme = world.desk(SenderPolicy.NOBODY);
        world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        world.mail(
                "ada@acme.example",
                acme.address(),
                mail("ada@acme.example", acme.address(), "1@acme.example", "Impresora", "", "No imprime."));
        assertThat(world.hear(acme, "mail.refused").get("reason").asString()).isEqualTo("answers-only");
        assertThat(world.said(acme, "message.received")).isEmpty();
    }

    @Test
    void every_mailbox_has_its_senders_and_its_purpose() {
        var sales = "ventas@" + UUID.randomUUID() + ".example";
        var acme = world.deskThatReads(
                SenderPolicy.ENABLED,
                new Blueprint.Mailbox(sales.toUpperCase(Locale.ROOT), SenderPolicy.OPEN, "compra"));
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        world.mail(
                "ada@acme.example", sales, mail("ada@acme.example", sales, "1@acme.example", "Precio", "", "¿Cuánto?"));
        var bought = world.hear(acme, "message.received");
        assertThat(bought.get("request").asString()).isEqualTo("compra");
        assertThat(bought.get("sender").get("person").asString()).isEqualTo(ada.toString());

        world.mail(
                "ada@acme.example",
                acme.address(),
                mail("ada@acme.example", acme.address(), "2@acme.example", "Impresora", "", "No imprime."));
        assertThat(world.hear(acme, "mail.refused").get("reason").asString()).isEqualTo("sender-not-enabled");

        // the desk's own addresses, whichever of them
        world.mail(sales, acme.address(), mail(sales, acme.address(), "3@acme.example", "Hola", "", "Soy yo."));
        assertThat(world.settled(acme, 3).getFirst().get("reason").asString()).isEqualTo("loop-own-address");
        assertThat(world.said(acme, "message.received")).hasSize(1);
    }

    @Test
    void a_mail_to_two_mailboxes_counts_once_and_alike_whichever_is_read_first() {
        var sales = "ventas@" + UUID.randomUUID() + ".example";
        var acme = world.deskThatReads(SenderPolicy.ENABLED, new Blueprint.Mailbox(sales, SenderPolicy.OPEN, "compra"));
        world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var both = acme.address() + ", " + sales;
        var toBoth = mail("ada@acme.example", both, "1@acme.example", "A los dos", "", "Hola");
        world.mail("ada@acme.example", acme.address(), toBoth);
        assertThat(world.hear(acme, "message.received").get("request").asString())
                .isEqualTo("compra");
        world.mail("ada@acme.example", sales, toBoth);
        assertThat(world.settled(acme, 2))
                .extracting(item -> item.get("outcome").asString())
                .containsExactly("duplicate", "ticket");
        assertThat(world.said(acme, "mail.refused")).isEmpty();
    }

    @Test
    void what_one_mailbox_refused_another_may_take() {
        var sales = "ventas@" + UUID.randomUUID() + ".example";
        var acme = world.deskThatReads(SenderPolicy.ENABLED, new Blueprint.Mailbox(sales, SenderPolicy.OPEN, null));
        world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var blindCopy = mail("ada@acme.example", acme.address(), "1@acme.example", "Y en copia oculta", "", "Hola");
        world.mail("ada@acme.example", acme.address(), blindCopy);
        assertThat(world.settled(acme, 1).getFirst().get("outcome").asString()).isEqualTo("refused");
        world.mail("ada@acme.example", sales, blindCopy);
        assertThat(world.settled(acme, 2).getFirst().get("outcome").asString()).isEqualTo("ticket");
    }

    @Test
    void nobody_passes_by_a_strangers_mail_that_waits_at_another_mailbox() {
        var sales = "ventas@" + UUID.randomUUID() + ".example";
        var acme = world.deskThatReads(SenderPolicy.OPEN, new Blueprint.Mailbox(sales, null, null));
        world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        world.mail(
                "x@other.example",
                acme.address(),
                mail("x@other.example", acme.address(), "1@other.example", "Hola", "", "¿Me ayudan?"));
        world.hear(acme, "person.wanted");
        world.mail(
                "ada@acme.example", sales, mail("ada@acme.example", sales, "1@other.example", "Hola", "", "Soy otra"));
        Await.until(
                "it is put aside",
                () -> world.kept(acme).stream()
                        .anyMatch(item -> item.path("reason").asString("").equals("message-id-used")));
        assertThat(world.said(acme, "message.received")).isEmpty();
    }

    @Test
    void who_has_left_writes_into_no_ticket_any_more() {
        var acme = world.desk(SenderPolicy.OPEN);
        var tom = UUID.randomUUID();
        var conversation = UUID.randomUUID();
        world.tell(
                acme.tenant(),
                tom.toString(),
                new PersonChanged(
                        tom,
                        "tom@acme.example",
                        "Tom",
                        Role.CUSTOMER,
                        null,
                        List.of(),
                        List.of(),
                        false,
                        false,
                        false,
                        true,
                        "es"));
        world.ticket(acme, 7, conversation, tom, "tom@acme.example");
        Await.until("he is known", () -> world.knows(acme, tom));
        world.mail(
                "tom@acme.example",
                acme.address(),
                mail("tom@acme.example", acme.address(), "1@acme.example", "[#7] Sigo acá", "", "¿Me leen?"));
        assertThat(world.hear(acme, "mail.refused").get("reason").asString()).isEqualTo("sender-not-enabled");
        assertThat(world.said(acme, "message.received")).isEmpty();
    }

    @Test
    void a_stranger_is_refused_politely_once_and_both_mails_are_kept() {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.mail(
                "x@other.example",
                acme.address(),
                mail("x@other.example", acme.address(), "a@o", "Hola", "", "¿Me ayudan?"));
        var refused = world.hear(acme, "mail.refused");
        assertThat(refused.get("reason").asString()).isEqualTo("sender-not-enabled");
        assertThat(refused.get("sender").get("address").asString()).isEqualTo("x@other.example");
        world.mail(
                "x@other.example", acme.address(), mail("x@other.example", acme.address(), "b@o", "Otra vez", "", "?"));
        var kept = world.settled(acme, 2);
        assertThat(kept).extracting(item -> item.get("outcome").asString()).containsOnly("refused");
        assertThat(world.said(acme, "mail.refused")).hasSize(1);
        assertThat(world.said(acme, "message.received")).isEmpty();
        var raw = world.get(
                "/intake/mails/" + kept.getFirst().get("id").asString() + "/raw",
                Keys.token(acme.tenant(), UUID.randomUUID(), "agent"));
        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.body()).contains("Subject: Otra vez");

        var neighbour = world.desk(SenderPolicy.ENABLED);
        var theirs = world.get(
                "/intake/mails/" + kept.getFirst().get("id").asString() + "/raw",
                Keys.token(neighbour.tenant(), UUID.randomUUID(), "agent"));
        assertThat(theirs.statusCode()).isEqualTo(404);
    }

    @Test
    void a_stranger_at_an_open_desk_gets_an_account_first_and_then_is_heard() {
        var acme = world.desk(SenderPolicy.OPEN);
        world.mail(
                "nora@home.example",
                acme.address(),
                mail("Nora <Nora@home.example>", acme.address(), "n@h", "Garantía", "", "Se rompió."));
        var wanted = world.hear(acme, "person.wanted");
        assertThat(wanted.get("address").asString()).isEqualTo("nora@home.example");
        assertThat(wanted.get("name").asString()).isEqualTo("Nora");
        assertThat(world.said(acme, "message.received")).isEmpty();
        var nora = world.person(acme, "nora@home.example", Role.CUSTOMER, false);
        var message = world.hear(acme, "message.received");
        assertThat(message.get("sender").get("person").asString()).isEqualTo(nora.toString());
        assertThat(message.get("conversation").asString())
                .isEqualTo(wanted.get("conversation").asString());
    }

    @Test
    void a_reply_finds_its_ticket_by_the_signed_address() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var conversation = UUID.randomUUID();
        world.ticket(acme, 17, conversation, ada, "ada@acme.example");
        var token = seal.over("reply", acme.tenant().toString(), "17", "ada@acme.example");
        var replyTo = acme.address().replace("@", "+t.17." + token + "@");
        world.mail(
                "ada@acme.example",
                replyTo,
                mail(
                        "Ada <ada@acme.example>",
                        replyTo,
                        "r1@acme.example",
                        "Re: Impresora",
                        "",
                        "Ya probé eso.\n\nEl lun, 2 nov 2026 a las 9:00, Soporte <s@x.example> escribió:\n> Pruebe otra vez."));
        var message = world.hear(acme, "message.received");
        assertThat(message.get("ticket").asLong()).isEqualTo(17);
        assertThat(message.get("text").asString()).isEqualTo("Ya probé eso.");
        assertThat(message.get("fullText").asString()).contains("Pruebe otra vez.");
        assertThat(message.get("conversation").asString()).isNotEmpty();
    }

    @Test
    void a_reply_finds_its_ticket_by_the_mail_it_answers_but_only_of_people_who_belong_to_it() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, false);
        var conversation = UUID.randomUUID();
        world.ticket(acme, 5, conversation, ada, "ada@acme.example");
        var uuid = UUID.randomUUID().toString();
        var id = "t.5." + uuid + "." + seal.over("message-id", acme.tenant().toString(), "5", uuid) + "@x.example";
        world.mail(
                "ada@acme.example",
                acme.address(),
                mail(
                        "ada@acme.example",
                        acme.address(),
                        "r2@acme.example",
                        "Re: Impresora",
                        "In-Reply-To: <" + id + ">\n",
                        "Gracias."));
        var message = world.hear(acme, "message.received");
        assertThat(message.get("ticket").asLong()).isEqualTo(5);
        assertThat(message.get("conversation").asString()).isEqualTo(conversation.toString());
        world.mail(
                "eve@other.example",
                acme.address(),
                mail(
                        "eve@other.example",
                        acme.address(),
                        "e@o",
                        "Re: x",
                        "References: <" + id + ">\n",
                        "Dejame entrar."));
        assertThat(world.settled(acme, 2))
                .extracting(item -> item.get("outcome").asString())
                .containsExactlyInAnyOrder("message", "refused");
    }

    @Test
    void a_guessed_number_under_a_forged_agents_address_reaches_no_customer() {
        var acme = world.desk(SenderPolicy.ENABLED);
        var ada = world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        world.person(acme, "bruno@desk.example", Role.AGENT, true);
        world.ticket(acme, 17, UUID.randomUUID(), ada, "ada@acme.example");
        for (var from : new String[] {"bruno@desk.example", "ada@acme.example"}) {
            world.mail(from, acme.address(), mail(from, acme.address(), "tag-" + from, "[#17] Novedades", "", "Hola."));
        }
        var heard = world.settled(acme, 2);
        assertThat(heard)
                .filteredOn(item -> item.get("sender").asString().equals("ada@acme.example"))
                .extracting(item -> item.get("outcome").asString())
                .containsExactly("message");
        assertThat(heard)
                .filteredOn(item -> item.get("sender").asString().equals("bruno@desk.example"))
                .extracting(item -> item.get("outcome").asString())
                .doesNotContain("message");
    }

    @Test
    void a_mail_of_a_megabyte_of_words_is_heard_by_its_beginning() {
        var acme = world.desk(SenderPolicy.ENABLED);
        world.person(acme, "ada@acme.example", Role.CUSTOMER, true);
        var words = "Una línea más.\n".repeat(80_000);
        world.mail(
                "ada@acme.example",
                acme.address(),
                mail("ada@acme.example", acme.address(), "big@acme.example", "Larga", "", words));
        var message = world.hear(acme, "message.received");
        assertThat(message.get("fullText").asString())
                .startsWith("Una línea más.")
                .endsWith("[...]");
        assertThat(message.toString().length()).isLessThan(1_000_000);
    }

    @Test
    void an_out_of_office_opens_nothing_and_a_bounce_of_ours_names_its_ticket() {
        var acme = world.desk(SenderPolicy.OPEN);
        world.mail(
                "ada@acme.example",
                acme.address(),
                mail(
                        "ada@acme.example",
                        acme.address(),
                        "o@a",
                        "Fuera de la oficina",
                        "Auto-Submitted: auto-replied\n",
                        "Vuelvo el lunes."));
        var uuid = UUID.randomUUID().toString();
        var id = "t.9." + uuid + "." + seal.over("message-id", acme.tenant().toString(), "9", uuid) + "@x.example";
        world.mail("", acme.address(), """
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <dsn@mx.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                No such user.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; gone@acme.example
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: message/rfc822

                Message-ID: <%s>
                Subject: x

                y
                --b--
                """.formatted(acme.address(), id));
        var bounced = world.hear(acme, "mail.bounced");
        assertThat(bounced.get("ours").asBoolean()).isTrue();
        assertThat(bounced.get("ticket").asLong()).isEqualTo(9);
        assertThat(bounced.get("recipient").asString()).isEqualTo("gone@acme.example");
        assertThat(bounced.get("permanent").asBoolean()).isTrue();
        assertThat(world.settled(acme, 2))
                .extracting(item -> item.get("outcome").asString())
                .containsExactlyInAnyOrder("automatic", "bounce");
        assertThat(world.said(acme, "message.received")).isEmpty();
        assertThat(world.said(acme, "person.wanted")).isEmpty();
    }
}
