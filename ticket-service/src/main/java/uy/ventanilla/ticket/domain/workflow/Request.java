package uy.ventanilla.ticket.domain.workflow;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Something customers ask for so often that it has a name; {@code words} of a subject tell, whatever their case and accents (S8). */
public record Request(String id, Map<String, String> label, List<String> words) {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    boolean isAskedBy(String subject) {
        var plain = plain(subject);
        return words.stream().map(Request::plain).anyMatch(word -> !word.isEmpty() && plain.contains(word));
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
