package uy.ventanilla.slatimer.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/** A day without business time, whole and local to the calendar's zone. */
public sealed interface ClosedDay {
    /** Whether {@code date} is such a day. */
    boolean is(LocalDate date);

    /** The same day every year; 29 February only in leap years. */
    record EveryYear(MonthDay day) implements ClosedDay {
        @Override
        public boolean is(LocalDate date) {
            return MonthDay.from(date).equals(day);
        }
    }

    /** One date. */
    record Once(LocalDate day) implements ClosedDay {
        @Override
        public boolean is(LocalDate date) {
            return date.equals(day);
        }
    }

    /** So many days after Easter Sunday, or before it where negative: Carnival Monday is -48, Holy Thursday -3 (S9). */
    record FromEaster(int days) implements ClosedDay {
        @Override
        public boolean is(LocalDate date) {
            // the shifted day lies in Easter's own year for every offset anybody observes
            return Easter.sunday(date.getYear()).plusDays(days).equals(date);
        }
    }

    /**
     * Reads {@code MM-dd}, {@code yyyy-MM-dd}, {@code easter}, {@code easter-48} or {@code easter+60}. Throws {@link
     * IllegalArgumentException} for anything else.
     */
    static ClosedDay parse(String text) {
        try {
            if (text.startsWith("easter")) {
                var offset = text.substring("easter".length());
                int days = offset.isEmpty() ? 0 : Integer.parseInt(offset);
                if (days < -80 || days > 240) {
                    throw new IllegalArgumentException("a day that far from Easter is in another year: " + text);
                }
                return new FromEaster(days);
            }
            return text.length() == 5 ? new EveryYear(MonthDay.parse("--" + text)) : new Once(LocalDate.parse(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("not a closed day: " + text, e);
        }
    }
}
