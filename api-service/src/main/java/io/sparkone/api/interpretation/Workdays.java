package io.sparkone.api.interpretation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Monday to Friday but for New Year's Day and Christmas Day: which other days are public holidays differs by country and
 * town, and no list of them is kept.
 */
final class Workdays {

    private static final Set<MonthDay> FREE_EVERYWHERE = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25));

    private Workdays() {}

    private static boolean is(LocalDate day) {
        return isWeekday(day) && !FREE_EVERYWHERE.contains(MonthDay.from(day));
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /**
     * The nth of a month, counted from its end when negative.
     *
     * @throws DateTimeException
     *             when the month has no such day
     */
    static LocalDate ofMonth(YearMonth month, int nth) {
        return ofMonth(month, nth, Workdays::is);
    }

    /**
     * The nth of the days from Monday to Friday, free ones too, as a BYSETPOS of RFC 5545 counts them.
     *
     * @throws DateTimeException
     *             when the month has no such day
     */
    static LocalDate weekdayOfMonth(YearMonth month, int nth) {
        return ofMonth(month, nth, Workdays::isWeekday);
    }

    static LocalDate after(LocalDate day, int count) {
        return count(day, count, 1, Workdays::is);
    }

    private static LocalDate ofMonth(YearMonth month, int nth, Predicate<LocalDate> counts) {
        LocalDate outside = nth < 0 ? month.plusMonths(1).atDay(1) : month.atDay(1).minusDays(1);
        LocalDate day = count(outside, Math.abs(nth), nth < 0 ? -1 : 1, counts);
        if (nth == 0 || !YearMonth.from(day).equals(month)) {
            throw new DateTimeException("No working day " + nth + " in " + month);
        }
        return day;
    }

    private static LocalDate count(LocalDate from, int count, int step, Predicate<LocalDate> counts) {
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(step);
            left -= counts.test(day) ? 1 : 0;
        }
        return day;
    }
}
