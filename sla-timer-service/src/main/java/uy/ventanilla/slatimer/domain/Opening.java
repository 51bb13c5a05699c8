package uy.ventanilla.slatimer.domain;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Business hours of one day: from {@code from} up to but not including {@code to}, both counted in wall-clock time from
 * local midnight; 24 h is the day's end. Half-open, so that two that touch share no second.
 */
public record Opening(Duration from, Duration to) {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern SHAPE = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");

    public Opening {
        if (from.isNegative() || to.compareTo(from) <= 0 || to.compareTo(DAY) > 0) {
            throw new IllegalArgumentException("not hours of one day: " + from + " to " + to);
        }
    }

    /** Reads {@code 08:00-12:00}; {@code 00:00-24:00} is a whole day. Throws {@link IllegalArgumentException}. */
    public static Opening parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not hours such as 08:00-12:00: " + text);
        }
        return new Opening(time(parts.group(1), parts.group(2)), time(parts.group(3), parts.group(4)));
    }

    private static Duration time(String hours, String minutes) {
        if (Integer.parseInt(minutes) > 59) {
            throw new IllegalArgumentException("not a minute: " + minutes);
        }
        return Duration.ofHours(Long.parseLong(hours)).plusMinutes(Long.parseLong(minutes));
    }
}
