package uy.ventanilla.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.intake.domain.mail.Clues;
import uy.ventanilla.intake.domain.mail.Desk;
import uy.ventanilla.intake.domain.mail.Facts;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.KnownTicket;
import uy.ventanilla.intake.domain.mail.MailPipeline;
import uy.ventanilla.intake.domain.mail.MailThread;
import uy.ventanilla.intake.domain.mail.Verdict;
import uy.ventanilla.intake.domain.mime.MimeReader;

/** What other help desks' tests say a mail is and where it belongs. */
class BehaviourTest {
    private static final Desk DESK = new Desk("a tenant", Set.of("soporte@help.example"), Desk.Senders.ANYBODY, null);
    private static final KnownPerson ADA =
            new KnownPerson(UUID.randomUUID(), "ada@acme.example", "Ada", false, true, List.of(), false);
    private static final KnownTicket TICKET =
            new KnownTicket(10042, UUID.randomUUID(), Set.of("ada@acme.example"), null);

    /** Cases about a switch that we do not have: references always count, bodies and attachments never. */
    private static final Set<String> OTHER_SETTINGS =
            Set.of("mb-050", "mb-052", "mb-055", "mb-056", "mb-059", "mb-061", "mb-068", "mb-070", "mb-071");

    @Test
    void automatic_mail_is_told_from_a_persons() {
        var failures = new ArrayList<String>();
        for (var one : cases("auto-detect")) {
            var verdict = judge(one, "", "");
            boolean automatic = verdict instanceof Verdict.Automatic;
            if (automatic != one.get("expect").get("isAutomatic").asBoolean()) {
                failures.add(one.get("id").asString() + " " + verdict);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void bounces_receipts_and_complaints_are_told_apart() {
        var failures = new ArrayList<String>();
        for (var one : cases("bounce-detect")) {
            var verdict = judge(one, "", "");
            var expected = one.get("expect");
            boolean right = expected.has("isReadReceipt")
                    ? verdict.equals(new Verdict.Automatic("receipt", null))
                    : expected.has("isComplaint")
                            ? verdict.equals(new Verdict.Automatic("complaint", null))
                            : (verdict instanceof Verdict.Bounced)
                                    == expected.get("isBounce").asBoolean();
            if (!right) {
                failures.add(one.get("id").asString() + " " + verdict);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void a_follow_up_finds_its_ticket_and_a_guess_does_not() {
        var failures = new ArrayList<String>();
        for (var one : cases("follow-up")) {
            if (OTHER_SETTINGS.contains(one.get("id").asString())) {
                continue;
            }
            // their tag, our tag; whether a closed ticket takes a message is ticket-service's to say
            var subject = one.get("headers")
                    .get("Subject")
                    .asString()
                    .replace("Ticket#10042", "[#10042]")
                    .replace("[Ticket#99999]", "[#99999]");
            var verdict = judge(one, subject, one.get("body").asString());
            boolean joins = verdict instanceof Verdict.Joins
                    || (verdict instanceof Verdict.Automatic(var _, MailThread thread) && thread != null);
            boolean policy = one.get("expect").has("queuePolicy");
            if (joins != (policy || !one.get("expect").get("newTicket").asBoolean())) {
                failures.add(one.get("id").asString() + " " + verdict);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static Verdict judge(JsonNode one, String subject, String body) {
        var text = new StringBuilder();
        var headers = new HashMap<String, String>();
        one.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        if (!subject.isEmpty()) {
            headers.put("Subject", subject);
        }
        headers.putIfAbsent("From", "Ada <ada@acme.example>");
        headers.putIfAbsent("Message-ID", "<" + one.get("id").asString() + "@acme.example>");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("\r\n").append(body).append("\r\n");
        var mail = IncomingMail.of(MimeReader.read(text.toString().getBytes(StandardCharsets.UTF_8)));
        var facts = new Facts(
                DESK,
                Clues.of(mail, DESK),
                ADA,
                Map.of(TICKET.number(), TICKET),
                Map.of("m1@help.example", new MailThread(TICKET.number(), TICKET.conversation())),
                (_, _, _) -> false);
        return new MailPipeline().judge(mail, facts);
    }

    private static List<JsonNode> cases(String area) {
        var found = new ArrayList<JsonNode>();
        for (var one : JsonMapper.shared().readTree(Corpora.text("mail-behaviour/vectors.json"))) {
            if (one.get("area").asString().equals(area)) {
                found.add(one);
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
