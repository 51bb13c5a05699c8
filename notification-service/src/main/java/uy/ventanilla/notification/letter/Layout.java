package uy.ventanilla.notification.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.letter.Letter.Quote;

/** Gives a letter its two forms. Everything in the HTML one is escaped by the template engine; none of it is trusted. */
@Component
public class Layout {
    private final Wording wording;
    private final Template html;
    private final Template text;

    Layout(Wording wording) {
        this.wording = wording;
        this.html = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .defaultValue("")
                .compile(Wording.read("layout.html"));
        this.text = Mustache.compiler()
                .escapeHTML(false)
                .emptyStringIsFalse(true)
                .defaultValue("")
                .compile(Wording.read("layout.txt"));
    }

    public String html(Letter letter, Tenant tenant) {
        return html.execute(facts(letter, tenant));
    }

    public String text(Letter letter, Tenant tenant) {
        var page = text.execute(facts(letter, tenant));
        return page.lines()
                        .map(line -> line.equals("-- ") ? line : line.stripTrailing())
                        .reduce("", Layout::joined)
                        .strip()
                + "\n";
    }

    /** Joins lines, letting no two empty ones follow each other where a section was left out. */
    private static String joined(String page, String line) {
        return line.isEmpty() && page.endsWith("\n\n") ? page : page + line + "\n";
    }

    private Map<String, Object> facts(Letter letter, Tenant tenant) {
        var language = letter.language();
        var facts = new HashMap<String, Object>();
        facts.put("language", language);
        facts.put("tenant", tenant.name());
        facts.put("colour", Colour.safe(tenant.colour()));
        facts.put("ink", Colour.inkOn(tenant.colour()));
        facts.put("tagline", Tenant.in(language, tenant.tagline(), ""));
        facts.put("marker", letter.answerable() ? wording.word(language, "marker", Map.of()) : "");
        facts.put("headline", letter.headline());
        facts.put("underline", "=".repeat(Math.min(letter.headline().length(), 70)));
        facts.put(
                "preview", letter.message() == null ? String.join(" ", letter.paragraphs()) : start(letter.message()));
        facts.put(
                "paragraphs",
                letter.paragraphs().stream()
                        .map(p -> Map.of("plain", Lines.wrapped(p), "text", p))
                        .toList());
        facts.put("message", quote(letter.message(), language));
        facts.put("facts", letter.facts());
        facts.put("hasFacts", !letter.facts().isEmpty());
        facts.put("button", letter.button() == null ? false : letter.button());
        facts.put("context", quote(letter.context(), language));
        facts.put(
                "footer",
                wording.word(
                        language,
                        letter.answerable() ? "footer.answer" : "footer.plain",
                        Map.of("tenant", tenant.name())));
        return facts;
    }

    private static String start(Quote quote) {
        var text = Letters.oneLine(quote.text());
        return text.length() <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(110, text.codePointCount(0, text.length()))))
                        + "…";
    }

    private Object quote(@Nullable Quote quote, String language) {
        if (quote == null) {
            return false;
        }
        List<Map<String, Object>> paragraphs = Arrays.stream(quote.text().split("\\R\\s*\\R", -1))
                .map(paragraph ->
                        Map.<String, Object>of("lines", paragraph.lines().toList()))
                .toList();
        return Map.of(
                "heading",
                quote.heading(),
                "paragraphs",
                paragraphs,
                "lines",
                quote.text().lines().toList(),
                "files",
                quote.files().isEmpty()
                        ? ""
                        : wording.word(
                                language, "files", Map.of("names", Letters.oneLine(String.join(", ", quote.files())))));
    }
}
