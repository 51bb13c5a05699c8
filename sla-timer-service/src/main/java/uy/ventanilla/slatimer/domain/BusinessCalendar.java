package uy.ventanilla.slatimer.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When a desk works: weekly hours in one time zone, less the closed days. The only place where wall-clock time is turned
 * into instants.
 *
 * <p>Shape: any number of {@link Opening}s a day (they may touch or overlap; shared time counts once); a day of the week
 * not named, and every {@link ClosedDay}, is closed from local midnight to midnight. Unit: exact, to the nanosecond of
 * the instants given. All intervals are half-open: open at the first instant of an opening, closed at its last.
 *
 * <p>Clock changes follow the zone's rules ({@code java.time.zone}). Hours that a change skips do not exist and count
 * nothing; an edge within them falls on the change itself. An edge within hours that a change repeats means their first
 * passing; an opening that spans the change counts both passings, since the desk is staffed for both.
 *
 * <p>Instances are immutable. The vectors of the business-hours corpus and the dates of S9 are its tests.
 */
public final class BusinessCalendar {
    private static final int DAYS_LOOKED_AHEAD = 366;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Opening>> week;
    private final List<ClosedDay> closed;

    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Opening>> week, List<ClosedDay> closed) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, openings) -> this.week.put(
                day,
                openings.stream().sorted(Comparator.comparing(Opening::from)).toList()));
        this.closed = List.copyOf(closed);
    }

    /**
     * The instant at which {@code work} of business time has passed since {@code start}.
     *
     * <p>Edges: work that ends exactly at closing time is due at closing, not at the next opening; zero work is due at
     * {@code start} where that is open, else at the next opening. Throws {@link IllegalArgumentException} for negative
     * work, {@link NeverOpen} where nothing opens within a year.
     */
    public Instant plus(Instant start, Duration work) {
        if (work.isNegative()) {
            throw new IllegalArgumentException("work runs forward: " + work);
        }
        var left = work;
        var date = start.atZone(zone).toLocalDate();
        var from = start;
        int barrenDays = 0;
        while (barrenDays <= DAYS_LOOKED_AHEAD) {
            barrenDays++;
            for (var opening : openings(date)) {
                var opens = later(from, at(date, opening.from()));
                var closes = at(date, opening.to());
                if (!opens.isBefore(closes)) {
                    continue;
                }
                var length = Duration.between(opens, closes);
                if (left.compareTo(length) <= 0) {
                    return opens.plus(left);
                }
                left = left.minus(length);
                from = closes;
                barrenDays = 0;
            }
            date = date.plusDays(1);
        }
        throw new NeverOpen(start);
    }

    /** The business time from {@code start} until {@code end}; zero where {@code end} is not after {@code start}. */
    public Duration between(Instant start, Instant end) {
        var sum = Duration.ZERO;
        var from = start;
        var last = end.atZone(zone).toLocalDate();
        for (var date = start.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (var opening : openings(date)) {
                var opens = later(from, at(date, opening.from()));
                var closes = earlier(end, at(date, opening.to()));
                if (opens.isBefore(closes)) {
                    sum = sum.plus(Duration.between(opens, closes));
                    from = closes;
                }
            }
        }
        return sum;
    }

    /** Whether business time runs at {@code instant}. */
    public boolean isOpen(Instant instant) {
        var date = instant.atZone(zone).toLocalDate();
        return openings(date).stream()
                .anyMatch(opening ->
                        !instant.isBefore(at(date, opening.from())) && instant.isBefore(at(date, opening.to())));
    }

    /** Whether the local day of {@code instant} is one of the closed days, whatever its day of the week. */
    public boolean isClosedDay(Instant instant) {
        return isClosedDay(instant.atZone(zone).toLocalDate());
    }

    private boolean isClosedDay(LocalDate date) {
        return closed.stream().anyMatch(day -> day.is(date));
    }

    private List<Opening> openings(LocalDate date) {
        return isClosedDay(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private Instant at(LocalDate date, Duration sinceMidnight) {
        // on wall time, so 24:00 is the next day's midnight
        var local = LocalDateTime.of(date, LocalTime.MIDNIGHT).plus(sinceMidnight);
        var rules = zone.getRules();
        var change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** A calendar without any opening within a year: a blueprint that promises nothing. */
    public static final class NeverOpen extends RuntimeException {
        NeverOpen(Instant after) {
            super("nothing opens within a year after " + after);
        }
    }
}
