package uy.ventanilla.slatimer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private static final ZoneId MONTEVIDEO = ZoneId.of("America/Montevideo");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    // eXpand's office: Monday to Friday 09:00 to 18:00, less the days on which only emergencies are attended (S9)
    private final BusinessCalendar office = new BusinessCalendar(
            MONTEVIDEO,
            everyDay("09:00-18:00", DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Stream.of(
                            "01-01",
                            "easter-48",
                            "easter-47",
                            "easter-3",
                            "easter-2",
                            "05-01",
                            "07-18",
                            "08-25",
                            "11-02",
                            "12-25")
                    .map(ClosedDay::parse)
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "2026-02-16",
        "2026-02-17",
        "2026-04-02",
        "2026-04-03",
        "2027-02-08",
        "2027-02-09",
        "2027-03-25",
        "2027-03-26",
        "2028-02-28",
        "2028-02-29",
        "2028-04-13",
        "2028-04-14",
        "2029-02-12",
        "2029-02-13",
        "2029-03-29",
        "2029-03-30",
        "2026-01-01",
        "2026-05-01",
        "2026-07-18",
        "2026-08-25",
        "2026-11-02",
        "2026-12-25"
    })
    void carnival_tourism_week_and_fixed_days_are_closed(LocalDate day) {
        assertThat(office.isClosedDay(day.atTime(12, 0).atZone(MONTEVIDEO).toInstant()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01", "2026-11-03", "2026-02-15", "2026-02-18", "2026-04-01", "2026-04-04", "2026-04-05"})
    void their_neighbours_are_not(LocalDate day) {
        assertThat(office.isClosedDay(day.atTime(12, 0).atZone(MONTEVIDEO).toInstant()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1818, 1818-03-22", "1943, 1943-04-25", "1954, 1954-04-18", "1981, 1981-04-19", "2000, 2000-04-23",
        "2008, 2008-03-23", "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28",
        "2028, 2028-04-16", "2029, 2029-04-01", "2038, 2038-04-25", "2049, 2049-04-18", "2076, 2076-04-19",
        "2285, 2285-03-22"
    })
    void easter_falls_where_the_church_says(int year, LocalDate sunday) {
        assertThat(Easter.sunday(year)).isEqualTo(sunday);
    }

    @Test
    void a_question_on_friday_afternoon_is_due_on_monday() {
        assertThat(office.plus(at("2026-03-06T16:00-03:00"), Duration.ofHours(4)))
                .isEqualTo(at("2026-03-09T11:00-03:00"));
    }

    @Test
    void work_that_ends_at_closing_is_due_at_closing() {
        assertThat(office.plus(at("2026-03-06T14:00-03:00"), Duration.ofHours(4)))
                .isEqualTo(at("2026-03-06T18:00-03:00"));
    }

    @Test
    void no_work_at_night_is_due_at_opening() {
        assertThat(office.plus(at("2026-03-06T18:00-03:00"), Duration.ZERO)).isEqualTo(at("2026-03-09T09:00-03:00"));
        assertThat(office.plus(at("2026-03-09T09:00-03:00"), Duration.ZERO)).isEqualTo(at("2026-03-09T09:00-03:00"));
    }

    @Test
    void carnival_is_stepped_over() {
        assertThat(office.plus(at("2026-02-13T17:59:59-03:00"), Duration.ofSeconds(2)))
                .isEqualTo(at("2026-02-18T09:00:01-03:00"));
    }

    @Test
    void openings_that_overlap_count_once() {
        var doubled = new BusinessCalendar(
                MONTEVIDEO,
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(
                                Opening.parse("09:00-13:00"),
                                Opening.parse("12:00-14:00"),
                                Opening.parse("10:00-11:00"))),
                List.of());

        assertThat(doubled.between(at("2026-03-09T00:00-03:00"), at("2026-03-10T00:00-03:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(doubled.plus(at("2026-03-09T00:00-03:00"), Duration.ofHours(5)))
                .isEqualTo(at("2026-03-09T14:00-03:00"));
    }

    @Test
    void round_the_clock_is_running_time_even_where_the_clock_changes() {
        var always =
                new BusinessCalendar(SANTIAGO, everyDay("00:00-24:00", DayOfWeek.MONDAY, DayOfWeek.SUNDAY), List.of());
        var beforeBoth = at("2026-01-01T00:00Z");

        assertThat(always.plus(beforeBoth, Duration.ofDays(300))).isEqualTo(beforeBoth.plus(Duration.ofDays(300)));
        assertThat(always.between(beforeBoth, beforeBoth.plus(Duration.ofDays(300))))
                .isEqualTo(Duration.ofDays(300));
    }

    @Test
    void an_hour_that_the_clock_skips_is_no_business_hour() {
        // Chile, night of 5 to 6 September 2026: 24:00 becomes 01:00
        var night =
                new BusinessCalendar(SANTIAGO, everyDay("00:15-01:15", DayOfWeek.SUNDAY, DayOfWeek.SUNDAY), List.of());

        assertThat(night.between(at("2026-09-06T00:00Z"), at("2026-09-07T00:00Z")))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(night.isOpen(at("2026-09-06T04:00Z"))).isTrue();
        assertThat(night.isOpen(at("2026-09-06T03:59:59Z"))).isFalse();
    }

    @Test
    void hours_within_a_repeated_hour_mean_its_first_passing() {
        // Chile, night of 4 to 5 April 2026: 24:00 becomes 23:00
        var night = new BusinessCalendar(
                SANTIAGO, everyDay("23:15-23:45", DayOfWeek.SATURDAY, DayOfWeek.SATURDAY), List.of());

        assertThat(night.between(at("2026-04-04T12:00Z"), at("2026-04-05T12:00Z")))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(night.isOpen(at("2026-04-05T02:30Z"))).isTrue();
        assertThat(night.isOpen(at("2026-04-05T03:30Z"))).isFalse();
    }

    @Test
    void a_desk_that_never_opens_says_so() {
        var never = new BusinessCalendar(MONTEVIDEO, Map.of(), List.of());

        assertThatThrownBy(() -> never.plus(at("2026-03-06T16:00-03:00"), Duration.ofHours(1)))
                .isInstanceOf(BusinessCalendar.NeverOpen.class);
    }

    @Test
    void long_work_may_take_years_as_long_as_the_desk_opens() {
        var mondays = new BusinessCalendar(
                MONTEVIDEO, Map.of(DayOfWeek.MONDAY, List.of(Opening.parse("09:00-10:00"))), List.of());

        assertThat(mondays.plus(at("2026-03-09T09:00-03:00"), Duration.ofHours(105)))
                .isEqualTo(at("2028-03-06T10:00-03:00"));
    }

    @Test
    void business_time_does_not_run_backward() {
        assertThatThrownBy(() -> office.plus(at("2026-03-06T16:00-03:00"), Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(office.between(at("2026-03-09T12:00-03:00"), at("2026-03-09T10:00-03:00")))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"easter*2", "easter-300", "13-01", "2026-02-30", "02.01", "tomorrow"})
    void nonsense_is_no_closed_day(String text) {
        assertThatThrownBy(() -> ClosedDay.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"9-18", "18:00-09:00", "09:00-09:00", "09:00-24:01", "09:60-10:00", "'09:00 - 18:00'"})
    void nonsense_is_no_opening(String text) {
        assertThatThrownBy(() -> Opening.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<DayOfWeek, List<Opening>> everyDay(String hours, DayOfWeek first, DayOfWeek last) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        for (int day = first.getValue(); day <= last.getValue(); day++) {
            week.put(DayOfWeek.of(day), List.of(Opening.parse(hours)));
        }
        return week;
    }

    private static Instant at(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }
}
