package uy.ventanilla.identity.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.contracts.Blueprint;

/** What makes opening hours usable: known days, intervals that run forward and do not overlap, dates that exist. */
final class CalendarRules {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern INTERVAL = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final Pattern EASTER = Pattern.compile("easter([+-]\\d{1,3})?");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int DAY = 24 * 60;

    /** Minutes of the day, {@code to} excluded. */
    private record Interval(int from, int to, String path) {}

    private CalendarRules() {}

    static void check(Faults faults, List<Blueprint.OpeningHours> calendars) {
        if (calendars.isEmpty() && !faults.hasUnder("calendars")) {
            faults.at("calendars", "plans go by a calendar; add at least one");
        }
        Rules.ids(
                faults,
                "calendars",
                calendars.stream().map(Blueprint.OpeningHours::id).toList());
        for (int i = 0; i < calendars.size(); i++) {
            var calendar = calendars.get(i);
            var at = "calendars[" + i + "]";
            Rules.zone(faults, at + ".timeZone", calendar.timeZone());
            calendar.week().forEach((day, intervals) -> {
                Rules.knownKey(faults, at + ".week", day, "day", DAYS);
                day(faults, at + ".week." + day, intervals);
            });
            if (calendar.week().values().stream().allMatch(List::isEmpty)) {
                faults.at(at + ".week", "never open, so no target would ever fall due; open at least one day");
            }
            days(faults, at + ".closed", calendar.closed());
            days(faults, at + ".emergenciesOnly", calendar.emergenciesOnly());
            for (int j = 0; j < calendar.emergenciesOnly().size(); j++) {
                if (calendar.closed().contains(calendar.emergenciesOnly().get(j))) {
                    faults.at(
                            at + ".emergenciesOnly[" + j + "]",
                            "this day is closed, so not even emergencies are attended; name it in one list");
                }
            }
            holidays(faults, at + ".holidays", calendar.holidays());
        }
    }

    private static void days(Faults faults, String path, List<String> days) {
        Rules.once(faults, path, days);
        for (int i = 0; i < days.size(); i++) {
            date(faults, path + "[" + i + "]", days.get(i));
        }
    }

    private static void holidays(Faults faults, String at, Blueprint.@Nullable Holidays holidays) {
        if (holidays == null) {
            return;
        }
        if (!COUNTRIES.contains(holidays.country())) {
            faults.at(
                    at + ".country",
                    "\"" + holidays.country() + "\" is no country; write its two letters (ISO 3166-1), such as UY");
        }
        days(faults, at + ".except", holidays.except());
    }

    private static void day(Faults faults, String path, List<String> texts) {
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < texts.size(); i++) {
            interval(faults, path + "[" + i + "]", texts.get(i)).ifPresent(intervals::add);
        }
        intervals.sort(Comparator.comparingInt(Interval::from));
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).from < intervals.get(i - 1).to) {
                faults.at(intervals.get(i).path, "overlaps another interval of the day; join or part them");
            }
        }
    }

    private static Optional<Interval> interval(Faults faults, String path, String text) {
        var found = INTERVAL.matcher(text);
        if (!found.matches()) {
            faults.at(path, "\"" + text + "\" is no interval; write \"08:00-12:00\"");
            return Optional.empty();
        }
        int from = Integer.parseInt(found.group(1)) * 60 + Integer.parseInt(found.group(2));
        int to = Integer.parseInt(found.group(3)) * 60 + Integer.parseInt(found.group(4));
        if (to > DAY || from >= to) {
            faults.at(path, "\"" + text + "\" must end after it begins, at 24:00 at the latest");
            return Optional.empty();
        }
        return Optional.of(new Interval(from, to, path));
    }

    private static void date(Faults faults, String path, String text) {
        var easter = EASTER.matcher(text);
        if (easter.matches()) {
            int days = easter.group(1) == null ? 0 : Integer.parseInt(easter.group(1));
            if (days < -80 || days > 240) {
                faults.at(path, "\"" + text + "\" lies in another year; count 80 days back or 240 ahead at most");
            }
            return;
        }
        try {
            if (text.length() == 5) {
                MonthDay.parse("--" + text);
            } else {
                LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            faults.at(path, "\"" + text + "\" is no day; write \"12-25\", \"2027-03-01\" or easter-48");
        }
    }
}
