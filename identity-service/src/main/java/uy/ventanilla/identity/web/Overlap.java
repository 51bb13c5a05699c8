package uy.ventanilla.identity.web;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long two secrets or codes count beside each other. */
final class Overlap {
    private static final Duration LONGEST = Duration.ofDays(30);

    private Overlap() {}

    /** ISO 8601; {@code usual} where nothing is said. Throws a 400 problem for what is no such time, or longer than 30 days. */
    static Duration parse(@Nullable String text, Duration usual) {
        try {
            var overlap = text == null ? usual : Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Corrections.of("overlap", "A duration such as PT24H, 30 days at most.");
    }
}
