package uy.ventanilla.identity.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean "x"?"} where a known word is near, else nothing. */
    static String guess(String wrong, Collection<String> known) {
        return to(wrong, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
    }

    /** {@code "; did you mean "x"?"} where a known word is near, else the list of all of them. */
    static String hint(String wrong, Collection<String> known) {
        var guess = guess(wrong, known);
        if (!guess.isEmpty()) {
            return guess;
        }
        return known.isEmpty()
                ? "; there is none to name"
                : "; known here: " + String.join(", ", known.stream().sorted().toList());
    }

    static Optional<String> to(String wrong, Collection<String> known) {
        String best = null;
        int shortest = Math.max(1, wrong.length() / 3) + 1;
        for (var candidate : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < shortest) {
                shortest = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many letters must be put in, taken out or changed to get from {@code a} to {@code b}. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
