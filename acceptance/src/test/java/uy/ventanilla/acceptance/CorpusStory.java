package uy.ventanilla.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Real and malformed mails, every one of them sent by SMTP: each ends somewhere, exactly once. */
class CorpusStory {
    @ParameterizedTest
    @ValueSource(strings = {"expand", "exosound"})
    void every_mail_of_the_corpus_ends_as_exactly_one_thing(String reference) throws Exception {
        var desk = Desk.like(reference);
        var files = corpus(desk.stage().root());
        for (var file : files) {
            OutgoingMail.sendRaw(
                    desk.stage(),
                    "corpus@clientes-" + desk.slug() + ".example",
                    desk.supportAddress(),
                    Files.readAllBytes(file));
        }
        Eventually.holds("every mail has its outcome", () -> settled(desk) >= files.size());

        var outcomes = new TreeMap<String, Integer>();
        for (var mail : mails(desk)) {
            outcomes.merge(mail.get("outcome").asString(), 1, Integer::sum);
        }
        System.out.println("Corpus at " + reference + ": " + files.size() + " mails sent");
        outcomes.forEach((outcome, count) -> System.out.printf("  %-12s %4d%n", outcome, count));

        assertThat(mails(desk)).hasSize(files.size()); // none lost, none twice
        assertThat(outcomes.keySet()).isSubsetOf("ticket", "message", "bounce", "automatic", "refused", "duplicate");
        int tickets = outcomes.getOrDefault("ticket", 0);
        Eventually.holds("every accepted mail is a ticket", () -> desk.tickets().size() >= tickets);
        assertThat(desk.tickets()).hasSize(tickets);
    }

    static List<Path> corpus(Path root) throws IOException {
        var mails = Path.of(System.getProperty(
                        "ventanilla.corpora", root.resolve("../shared/corpora").toString()))
                .resolve("mail");
        if (!Files.isDirectory(mails) && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort("no corpora at " + mails + ": set -Dventanilla.corpora");
        }
        try (var walk = Files.walk(mails)) {
            return walk.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".eml")
                            || (f.getParent().endsWith("mimekit")
                                    && f.toString().endsWith(".txt")))
                    .sorted()
                    .toList();
        }
    }

    private static long settled(Desk desk) {
        return mails(desk).stream()
                .filter(m -> !m.get("outcome").asString().equals("pending"))
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
