package uy.ventanilla.portal.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes instants the way a person at the desk says them: in the tenant's zone and the reader's language. */
public final class Times {
    private final ZoneId zone;
    private final Locale locale;
    private final Instant now;

    Times(ZoneId zone, Locale locale, Instant now) {
        this.zone = zone;
        this.locale = locale;
        this.now = now;
    }

    private boolean spanish() {
        return "es".equals(locale.getLanguage());
    }

    /** Short and exact: the hour today, the weekday and hour within six days, else the date. */
    public String at(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        var local = instant.atZone(zone);
        var today = now.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, local.toLocalDate());
        if (days == 0) {
            return (spanish() ? "hoy " : "today ") + write(local, "HH:mm");
        }
        if (days == -1) {
            return (spanish() ? "ayer " : "yesterday ") + write(local, "HH:mm");
        }
        if (days == 1) {
            return (spanish() ? "mañana " : "tomorrow ") + write(local, "HH:mm");
        }
        if (Math.abs(days) < 7) {
            return write(local, "EEEE HH:mm");
        }
        return write(local, local.getYear() == today.getYear() ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm");
    }

    /** A moment to come, as a promise: {@code el viernes 27/11 14:05}. */
    public String on(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        var local = instant.atZone(zone);
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), local.toLocalDate());
        if (days >= 0 && days <= 1) {
            return at(instant);
        }
        return spanish() ? "el " + write(local, "EEEE d/M HH:mm") : write(local, "'on' EEEE d MMM HH:mm");
    }

    /** With everything, for a tooltip. */
    public String full(@Nullable Instant instant) {
        return instant == null
                ? ""
                : write(
                        instant.atZone(zone),
                        spanish() ? "EEEE d 'de' MMMM 'de' yyyy, HH:mm z" : "EEEE d MMMM yyyy, HH:mm z");
    }

    public String day(@Nullable Instant instant) {
        return instant == null ? "" : write(instant.atZone(zone), spanish() ? "d 'de' MMMM 'de' yyyy" : "d MMMM yyyy");
    }

    /** How far from now, in at most two units: {@code en 3 h 20 min}, {@code hace 2 d}. */
    public String distance(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        var gap = Duration.between(now, instant);
        var size = size(gap.abs());
        if (size.isEmpty()) {
            return spanish() ? "ahora" : "now";
        }
        if (gap.isNegative()) {
            return spanish() ? "hace " + size : size + " ago";
        }
        return (spanish() ? "en " : "in ") + size;
    }

    private static String size(Duration gap) {
        if (gap.toDays() >= 2) {
            return gap.toDays() + " d";
        }
        if (gap.toDays() == 1) {
            return gap.toHoursPart() == 0 ? "1 d" : "1 d " + gap.toHoursPart() + " h";
        }
        if (gap.toHours() >= 1) {
            return gap.toMinutesPart() == 0
                    ? gap.toHours() + " h"
                    : gap.toHours() + " h " + gap.toMinutesPart() + " min";
        }
        return gap.toMinutes() == 0 ? "" : gap.toMinutes() + " min";
    }

    /** {@code late}, {@code soon} (within two hours) or {@code calm}. */
    public String urgency(@Nullable Instant due) {
        if (due == null) {
            return "calm";
        }
        if (due.isBefore(now)) {
            return "late";
        }
        return due.isBefore(now.plus(Duration.ofHours(2))) ? "soon" : "calm";
    }

    private String write(ZonedDateTime local, String pattern) {
        return local.format(DateTimeFormatter.ofPattern(pattern, locale));
    }
}
