package uy.ventanilla.slatimer.domain;

import java.time.LocalDate;

/** Easter Sunday of the Gregorian calendar, by the tables of the ecclesiastical moon (computus). */
final class Easter {
    private Easter() {}

    /** Easter Sunday of {@code year}; right for every year from 1583 on. */
    static LocalDate sunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int skippedLeapDays = century - century / 4;
        int moonCorrection = (8 * century + 13) / 25;
        int epact = (skippedLeapDays - moonCorrection + 19 * golden + 15) % 30;
        // The tables never let the full moon fall on 19 April, nor twice in 19 years on the 18th.
        int fullMoon = epact - (epact > 28 || (epact == 28 && golden > 10) ? 1 : 0);
        var paschalMoon = LocalDate.of(year, 3, 21).plusDays(fullMoon);
        // the Sunday after the full moon, never the same day
        return paschalMoon.plusDays(7 - paschalMoon.getDayOfWeek().getValue() % 7);
    }
}
