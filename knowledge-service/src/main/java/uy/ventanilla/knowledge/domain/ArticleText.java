package uy.ventanilla.knowledge.domain;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an author writes.
 *
 * @param body Markdown
 * @param tags lower case, without repetition, in the order given
 * @param language {@code es} or {@code en}
 */
public record ArticleText(String title, String body, List<String> tags, String language) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 200_000;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;
    private static final List<String> LANGUAGES = List.of("es", "en");

    public ArticleText {
        title = title.strip();
        var tidy = new LinkedHashSet<String>();
        tags.forEach(tag -> tidy.add(tag.strip().toLowerCase(Locale.ROOT)));
        tidy.remove("");
        tags = List.copyOf(tidy);
    }

    /** What is wrong with it, by member; empty where nothing is. */
    public Map<String, String> mistakes() {
        var mistakes = new LinkedHashMap<String, String>();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            mistakes.put("title", "Give a title of 1 to " + LONGEST_TITLE + " characters.");
        }
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            mistakes.put("body", "Write 1 to " + LONGEST_BODY + " characters.");
        }
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            mistakes.put("tags", "Give at most " + MOST_TAGS + " tags of at most " + LONGEST_TAG + " characters.");
        }
        if (!LANGUAGES.contains(language)) {
            mistakes.put("language", "Choose one of " + String.join(", ", LANGUAGES) + ".");
        }
        return mistakes;
    }
}
