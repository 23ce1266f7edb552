package io.sparkone.api.interpretation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/** Monday to Friday: which days are public holidays differs by town, and no list of them is kept. */
final class Workdays {

    private Workdays() {}

    static boolean is(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The nth of a month, counted from its end when negative.
     *
     * @throws DateTimeException
     *             when the month has no such day
     */
    static LocalDate ofMonth(YearMonth month, int nth) {
        LocalDate outside = nth < 0 ? month.plusMonths(1).atDay(1) : month.atDay(1).minusDays(1);
        LocalDate day = count(outside, Math.abs(nth), nth < 0 ? -1 : 1);
        if (nth == 0 || !YearMonth.from(day).equals(month)) {
            throw new DateTimeException("No working day " + nth + " in " + month);
        }
        return day;
    }

    static LocalDate after(LocalDate day, int count) {
        return count(day, count, 1);
    }

    private static LocalDate count(LocalDate from, int count, int step) {
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(step);
            left -= is(day) ? 1 : 0;
        }
        return day;
    }
}
