package uy.ventanilla.knowledge.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an article in its address: words of {@code a-z0-9} joined by hyphens, 1 to {@value #LONGEST} characters.
 * Given once and kept, so that links stay good when the title changes.
 */
public final class Slug {
    private static final int LONGEST = 80;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /** The slug of a title: accents dropped, cut at a word. A title without a letter or digit gives {@code articulo}. */
    public static String of(String title) {
        var plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
        var words = trim(OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"));
        if (words.length() > LONGEST) {
            int cut = words.lastIndexOf('-', LONGEST);
            words = words.substring(0, cut > 0 ? cut : LONGEST);
        }
        return words.isEmpty() ? "articulo" : words;
    }

    /** The {@code n}th article of the same title, {@code n} from 2. */
    public static String numbered(String slug, int n) {
        return slug + "-" + n;
    }

    public static boolean isOne(String text) {
        return text.length() <= LONGEST + 5 && SHAPE.matcher(text).matches();
    }

    private static String trim(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.length() > from && text.endsWith("-") ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }
}
