package uy.ventanilla.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.intake.domain.mail.Clues;
import uy.ventanilla.intake.domain.mail.Desk;
import uy.ventanilla.intake.domain.mail.Facts;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.MailPipeline;
import uy.ventanilla.intake.domain.mail.Verdict;
import uy.ventanilla.intake.domain.mime.MimeReader;

/** Bounces as hundreds of mail servers write them, most of them by no standard. */
class BounceTest {
    private static final Desk DESK = new Desk("a tenant", Set.of("soporte@help.example"), Desk.Senders.ANYBODY, null);

    @Test
    void bounces_are_recognised_and_most_say_whom_they_did_not_reach() {
        int seen = 0;
        int machine = 0;
        int recipients = 0;
        int statuses = 0;
        int withStatus = 0;
        int kinds = 0;
        var missed = new ArrayList<String>();
        for (var line : Corpora.text("bounces/sisimai-expected.jsonl").split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            var one = JsonMapper.shared().readTree(line);
            var name = one.get("file").asString();
            var results = one.get("results");
            if (results.isEmpty() || results.get(0).get("decodedby").asString().equals("ARF")) {
                continue;
            }
            seen++;
            var verdict = judge("bounces/sisimai/" + name);
            machine += verdict instanceof Verdict.Bounced || verdict instanceof Verdict.Automatic ? 1 : 0;
            if (verdict instanceof Verdict.Bounced(var report)) {
                boolean hit = false;
                boolean kind = false;
                boolean status = false;
                for (var result : results) {
                    hit |= result.get("recipient").asString().equalsIgnoreCase(String.valueOf(report.recipient()));
                    kind |= result.get("hardbounce").asBoolean() == report.permanent();
                    status |= result.get("status").asString().equals(report.status());
                }
                recipients += hit ? 1 : 0;
                kinds += kind ? 1 : 0;
                withStatus += report.status() == null ? 0 : 1;
                statuses += status ? 1 : 0;
                if (!hit) {
                    missed.add(name + " " + report.recipient() + " not "
                            + results.get(0).get("recipient").asString());
                }
            } else if (!(verdict instanceof Verdict.Automatic)) {
                missed.add(name + " " + verdict.getClass().getSimpleName());
            }
        }
        System.out.printf(
                "bounces: %d, recognised %d, recipient %d, hard or soft %d, status %d of %d%n",
                seen, machine, recipients, kinds, statuses, withStatus);
        if (Boolean.getBoolean("ventanilla.list")) {
            missed.forEach(System.out::println);
        }
        assertThat(machine).isGreaterThanOrEqualTo(seen * 98 / 100);
        assertThat(recipients).isGreaterThanOrEqualTo(seen * 85 / 100);
    }

    @Test
    void what_is_no_bounce_is_not_taken_for_one() {
        for (var file : Corpora.mails("bounces/sisimai/maildir/not")) {
            var name = "bounces/sisimai/maildir/not/" + file.getFileName();
            assertThat(judge(name)).as(name).isNotInstanceOf(Verdict.Bounced.class);
        }
    }

    private static Verdict judge(String name) {
        var mail = IncomingMail.of(MimeReader.read(Corpora.bytes(Corpora.path(name))));
        var facts = new Facts(DESK, Clues.of(mail, DESK), null, Map.of(), Map.of(), (_, _, _) -> false);
        return new MailPipeline().judge(mail, facts);
    }
}
