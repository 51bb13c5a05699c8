package uy.ventanilla.notification.letter;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points in time and amounts as a reader says them: local time of the tenant, with its city, never bare UTC. */
record Times(String timeZone, String language) {
    String say(Instant at) {
        var zone = ZoneId.of(timeZone);
        var city = timeZone.substring(timeZone.lastIndexOf('/') + 1).replace('_', ' ');
        var format = language.equals("en")
                ? DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH)
                : DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy, HH:mm", Locale.of("es", "UY"));
        return format.format(at.atZone(zone))
                + (language.equals("en") ? " (" + city + " time)" : " (hora de " + city + ")");
    }

    /** As {@link #say}, where the exact zone decides nothing. */
    String shortly(Instant at) {
        var format = language.equals("en")
                ? DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
                : DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy, HH:mm", Locale.of("es", "UY"));
        return format.format(at.atZone(ZoneId.of(timeZone)));
    }

    static String money(BigDecimal amount, @Nullable String currency, String language) {
        var format = NumberFormat.getNumberInstance(language.equals("en") ? Locale.US : Locale.of("es", "UY"));
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(Math.max(amount.scale(), 2));
        return (currency == null ? "" : currency + " ") + format.format(amount);
    }
}
