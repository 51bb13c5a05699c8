package uy.ventanilla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.SenderPolicy;
import uy.ventanilla.testkit.Await;

/** Every real mail of the corpora, sent to a desk that takes everybody and to one that takes nobody unknown. */
@IntakeStory
class CorpusStoryTest {
    private static final Path MAIL = Path.of(System.getProperty("ventanilla.corpora", "../../shared/corpora"), "mail");

    @Autowired
    private World world;

    @Test
    void each_mail_ends_as_exactly_one_thing_and_none_is_lost() throws Exception {
        if (!Files.exists(MAIL) && !"true".equals(System.getenv("CI"))) {
            Assumptions.abort(
                    "skipped: no test material at " + MAIL.toAbsolutePath().normalize());
        }
        var open = world.desk(SenderPolicy.OPEN);
        var closed = world.desk(SenderPolicy.ENABLED);
        List<Path> files;
        try (var found = Files.walk(MAIL)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith("LICENSE"))
                    .sorted()
                    .toList();
        }
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            world.mail("relay@mx.example", open.address(), bytes);
            world.mail("relay@mx.example", closed.address(), bytes);
        }
        var known = new HashSet<String>();
        var kept = Await.within(java.time.Duration.ofMinutes(3)).value("all are settled", () -> {
            // stands in for identity-service: whoever is wanted gets an account
            world.said(open, "person.wanted").stream()
                    .map(wanted -> wanted.get("address").asString())
                    .filter(known::add)
                    .forEach(address -> world.person(open, address, Role.CUSTOMER, false));
            var items = world.kept(open);
            boolean done = items.size() == files.size()
                    && items.stream().map(CorpusStoryTest::outcome).noneMatch(Set.of("pending", "waiting")::contains);
            return done ? java.util.Optional.of(items) : java.util.Optional.<List<JsonNode>>empty();
        });
        var refused = world.settled(closed, files.size());
        table("open", kept);
        table("enabled", refused);
        assertThat(kept).extracting(CorpusStoryTest::outcome).doesNotContain("quarantined");
        assertThat(refused)
                .extracting(CorpusStoryTest::outcome)
                .containsOnly("refused", "bounce", "automatic", "duplicate");
        long said = kept.stream()
                .map(CorpusStoryTest::outcome)
                .filter(Set.of("ticket", "message")::contains)
                .count();
        Await.until("all are said", () -> world.said(open, "message.received").size() == said);
        assertThat(world.said(closed, "message.received")).isEmpty();
    }

    private static String outcome(JsonNode item) {
        return item.get("outcome").asString();
    }

    private static void table(String desk, List<JsonNode> items) {
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(
                outcome(item) + (item.has("reason") ? " " + item.get("reason").asString() : ""), 1, Integer::sum));
        System.out.println(desk + ": " + counts);
    }
}
