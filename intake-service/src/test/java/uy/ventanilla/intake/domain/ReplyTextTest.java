package uy.ventanilla.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.intake.domain.mail.ReplyText;

/** What stays visible of a reply, by the test suites of three reply parsers. */
class ReplyTextTest {
    /**
     * Where the suites contradict each other: github hides a lone "-Name" that crisp keeps. We keep it: nobody can tell
     * it from a list's last point.
     */
    private static final Set<String> OTHERWISE = Set.of("github-079", "github-080");

    @Test
    void the_suites_of_three_parsers_agree_with_ours() {
        var failures = new ArrayList<String>();
        var cases = JsonMapper.shared().readTree(Corpora.text("replies/expected.json"));
        for (var one : cases) {
            var id = one.get("id").asString();
            if (!OTHERWISE.contains(id)) {
                var wrong = wrong(one);
                if (!wrong.isEmpty()) {
                    failures.add(id + " " + one.get("test").asString() + " " + wrong);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> wrong(JsonNode one) {
        var input = one.has("input")
                ? one.get("input").asString()
                : Corpora.text("replies/" + one.get("file").asString());
        var visible = Assertions.assertTimeout(Duration.ofSeconds(1), () -> ReplyText.visible(input));
        var wrong = new ArrayList<String>();
        for (var key : List.of(
                "visible_text_exact",
                "visible_text_trimmed",
                "first_visible_block_exact",
                "first_visible_block_trimmed")) {
            if (one.has(key)) {
                var wanted = trimmed(one.get(key).asString());
                boolean good = key.startsWith("first")
                        ? trimmed(visible).startsWith(wanted)
                        : trimmed(visible).equals(wanted);
                if (!good || (key.startsWith("first") && visible.length() > wanted.length() + 200)) {
                    wrong.add(key);
                }
            }
        }
        if (one.has("nothing_removed")
                && !visible.equals(input.replace("\r\n", "\n").strip())) {
            wrong.add("removed something");
        }
        for (var regex : list(one, "visible_must_match_regex")) {
            if (!Pattern.compile(regex, Pattern.MULTILINE).matcher(visible).find()) {
                wrong.add("must match " + regex);
            }
        }
        for (var regex : list(one, "visible_must_not_match_regex")) {
            if (Pattern.compile(regex, Pattern.MULTILINE).matcher(visible).find()) {
                wrong.add("must not match " + regex);
            }
        }
        for (var text : list(one, "visible_must_contain")) {
            if (!visible.contains(text)) {
                wrong.add("must contain " + text);
            }
        }
        for (var text : list(one, "visible_must_not_contain")) {
            if (visible.contains(text)) {
                wrong.add("must not contain " + text);
            }
        }
        if (one.has("second_fragment_is_signature_and_hidden") && visible.contains("rick")) {
            wrong.add("signature shown");
        }
        return wrong;
    }

    /** Blanks at the end of a line are nobody's words. */
    private static String trimmed(String text) {
        return text.replaceAll("[ \\t]+\\n", "\n").strip();
    }

    private static List<String> list(JsonNode one, String key) {
        var texts = new ArrayList<String>();
        if (one.has(key)) {
            one.get(key).forEach(text -> texts.add(text.asString()));
        }
        return texts;
    }

    @Test
    void nothing_left_means_nothing_hidden() {
        assertThat(ReplyText.visible("> only a quotation\n> of two lines"))
                .isEqualTo("> only a quotation\n> of two lines");
    }

    @Test
    void a_forwarded_message_stays_because_it_is_what_the_sender_shows() {
        var text =
                "Vean esto.\n\n---------- Forwarded message ---------\nDe: Eva <eva@acme.example>\nAsunto: Error\n\nNo anda.";
        assertThat(ReplyText.visible(text)).contains("No anda.");
    }

    @Test
    void time_grows_with_the_text_and_not_faster() {
        var nasty = "On Mon 1 <a@b.c ".repeat(20_000) + "\n" + "> ".repeat(50_000) + "\n" + "-".repeat(100_000)
                + "\nOn 1 \n".repeat(20_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> ReplyText.visible(nasty));
    }
}
