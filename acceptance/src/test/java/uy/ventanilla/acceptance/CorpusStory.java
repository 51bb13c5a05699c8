package uy.ventanilla.acceptance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real and malformed mails, every one of them sent by SMTP: each ends somewhere, exactly once, and is understood. */
class CorpusStory {
    /** Where the other reader gives up on a header, what its writer meant. */
    private static final Map<String, String> MEANT = Map.of(
            "rfc2822/example10.eml sender", "pete@silly.test", // comments inside the address
            "rfc2822/example13.eml sender", "jdoe@machine.example",
            "plain_emails/raw_email_multiple_from.eml sender", "tim@powerupdev.com",
            "plain_emails/mix_caps_content_type.eml sender", "bb@bug.com", // a name without quotes
            "error_emails/bad_encoded_subject.eml subject", "TEST", // =?NONE?B?
            "error_emails/invalid_subject_characters.eml subject", // Latin 1, undeclared
                    "Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro");

    @ParameterizedTest
    @ValueSource(strings = {"expand", "exosound"})
    void every_mail_of_the_corpus_ends_as_exactly_one_thing(String reference) throws Exception {
        var desk = Desk.like(reference);
        var sent = CorpusMail.all(desk.stage().root());
        var logs = new LogLines(desk.stage());
        for (var mail : sent) {
            OutgoingMail.sendRaw(
                    desk.stage(), "corpus@clientes-" + desk.slug() + ".example", desk.supportAddress(), mail.raw());
        }
        Eventually.holds("every mail has its outcome", () -> settled(desk) >= sent.size());

        var kept = mails(desk);
        assertThat(kept).hasSize(sent.size()); // none lost, none twice
        var outcomes = new TreeMap<String, Integer>();
        kept.forEach(mail -> outcomes.merge(mail.get("outcome").asString(), 1, Integer::sum));
        write(desk, reference, sent.size(), outcomes);
        assertThat(outcomes.keySet()).isSubsetOf("ticket", "message", "bounce", "automatic", "refused", "duplicate");
        int tickets = outcomes.getOrDefault("ticket", 0);
        Eventually.holds("every accepted mail is a ticket", () -> desk.tickets().size() >= tickets);
        assertThat(desk.tickets()).hasSize(tickets);

        assertThat(misread(desk, sent, kept)).isEmpty();
        assertThat(logs.errors()).isEmpty();
    }

    /** Mails that arrived changed, or whose subject or sender another reader reads otherwise. */
    private static List<String> misread(Desk desk, List<CorpusMail> sent, List<JsonNode> kept) {
        var waiting = sent.stream().collect(groupingBy(CorpusMail::fingerprint, toCollection(ArrayDeque::new)));
        var misread = new ArrayList<String>();
        for (var mail : kept) {
            var raw = desk.as("Tania").rawText("/intake/mails/" + mail.get("id").asString() + "/raw");
            var same = waiting.get(CorpusMail.fingerprint(raw));
            var original = same == null ? null : same.poll();
            if (original == null) {
                misread.add("arrived changed: " + raw.lines().limit(5).toList());
                continue;
            }
            compare(original.name() + " subject", original.subject(), mail.path("subject"), misread);
            compare(original.name() + " sender", original.sender(), mail.path("sender"), misread);
        }
        return misread;
    }

    private static void compare(String what, Optional<String> others, JsonNode ours, List<String> misread) {
        var read = CorpusMail.oneLine(ours.asString(""));
        var meant = MEANT.containsKey(what) ? Optional.of(MEANT.get(what)) : others;
        if (meant.isPresent() && !meant.get().equals(read)) {
            misread.add(what + ": " + read + " | " + meant.get());
        }
    }

    /** Where {@code ./ventanilla test} finds the table to show at its end. */
    private static void write(Desk desk, String reference, int sent, Map<String, Integer> outcomes) throws IOException {
        var table = new StringBuilder("%d mails sent to %s%n".formatted(sent, reference));
        outcomes.forEach((outcome, count) -> table.append("  %-10s %4d%n".formatted(outcome, count)));
        Files.writeString(desk.stage().root().resolve("acceptance/target/corpus-" + reference + ".txt"), table);
    }

    private static long settled(Desk desk) {
        return mails(desk).stream()
                .map(mail -> mail.get("outcome").asString())
                .filter(outcome -> !outcome.equals("pending") && !outcome.equals("waiting"))
                .count();
    }

    private static List<JsonNode> mails(Desk desk) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = desk.as("Tania")
                    .get("/intake/mails?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .ok()
                    .json();
            page.get("items").forEach(all::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }
}
