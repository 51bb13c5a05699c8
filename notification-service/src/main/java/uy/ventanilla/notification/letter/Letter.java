package uy.ventanilla.notification.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it has a form. All texts are plain.
 *
 * @param headline one line: what happened
 * @param paragraphs what it means for the reader and what comes next
 * @param message what somebody said, in full
 * @param facts label and value, such as the state
 * @param context what had been said before, shortened
 * @param answerable a reply to the mail reaches the ticket
 */
public record Letter(
        String language,
        String headline,
        List<String> paragraphs,
        @Nullable Quote message,
        List<Fact> facts,
        @Nullable Button button,
        @Nullable Quote context,
        boolean answerable) {

    /** Somebody's words: who and when as one line, the text, the names of attached files. */
    public record Quote(String heading, String text, List<String> files) {}

    /** A line of the table of facts. */
    public record Fact(String label, String value) {}

    /** The one thing to click. */
    public record Button(String label, String url) {}
}
