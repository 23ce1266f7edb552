package io.sparkone.api.interpretation;

import static java.time.temporal.TemporalAdjusters.firstDayOfMonth;
import static java.time.temporal.TemporalAdjusters.firstDayOfNextMonth;
import static java.time.temporal.TemporalAdjusters.firstDayOfNextYear;
import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.DateClaim.Form;

/** Turns date phrases into days, seen from one day. */
final class DateReader {

    /** A day and month without a year that passed less than this ago was meant for this year, and so is past. */
    private static final int DAYS_STILL_REMEMBERED = 90;
    private static final int YEARS_AHEAD = 50;
    /** "From 20 December to 5 January" goes into the new year; "from 5 to 3 December" is a slip. In months. */
    private static final int LONGEST_ACROSS_NEW_YEAR = 6;

    /** How 3/4 is read; nobody writes 12/13 for a day of December in Portuguese, and English alone does not tell. */
    enum Order {
        DAY_ONLY, DAY_FIRST, MONTH_FIRST, UNKNOWN
    }

    private final LocalDate today;
    private final Order order;

    DateReader(LocalDate today, Order order) {
        this.today = today;
        this.order = order;
    }

    DateClaim read(Match match, boolean until) {
        try {
            DateClaim claim = claim(match, until);
            boolean sane = claim.doubt() != null || claim.day().isBefore(today.plusYears(YEARS_AHEAD));
            return sane ? claim : doubt(match, Doubt.IMPOSSIBLE_DATE);
        } catch (DateTimeException e) { // java.time refused the 31st of February
            return doubt(match, Doubt.IMPOSSIBLE_DATE);
        }
    }

    /** "Friday 4/12", which is a Friday only when it is read the other way round; null when it is not then either. */
    DateClaim readAsWeekday(Match match, boolean until, DayOfWeek weekday) {
        List<DateClaim> agreeing = Stream.of(Order.DAY_FIRST, Order.MONTH_FIRST).filter(other -> other != order)
                .map(other -> new DateReader(today, other).read(match, until))
                .filter(claim -> claim.doubt() == null && claim.day().getDayOfWeek() == weekday).toList();
        return agreeing.size() == 1 ? agreeing.get(0) : null;
    }

    DateClaim today(Match match) {
        return one(today, Form.DAY, match, false);
    }

    private static DateClaim doubt(Match match, Doubt doubt) {
        return new DateClaim(null, null, null, Form.DAY, doubt, match, false);
    }

    private DateClaim claim(Match match, boolean until) {
        LocalDate monday = today.with(previousOrSame(DayOfWeek.MONDAY));
        return switch (match.value()) {
            case "weekday", "this_weekday", "coming_weekday" -> one(weekday(match), Form.WEEKDAY, match, until);
            case "next_weekday" -> one(weekdayAfterThisWeek(match), Form.WEEKDAY, match, until);
            case "weekday_day" -> weekdayAndDay(match, until);
            case "weekday_next_week" -> one(monday.plusWeeks(1).with(nextOrSame(dayOfWeek(match.text("weekday")))),
                    Form.DAY, match, until);
            case "weekdays" -> weekdays(match, until);
            case "day" -> one(dayOfMonth(match.number("day")), Form.DAY_OF_MONTH, match, until);
            case "numeric", "day_month", "day_range", "day_to_date", "date_range" -> written(match, until);
            case "this_week", "next_week", "this_month", "next_month", "next_year", "weekend", "next_weekend",
                    "end_of_week", "month",
                    "month_end" ->
                period(match, monday, until);
            default -> one(relative(match), Form.DAY, match, until);
        };
    }

    private static DateClaim one(LocalDate day, Form form, Match match, boolean until) {
        return new DateClaim(day, day, day, form, null, match, until);
    }

    private LocalDate relative(Match match) {
        return switch (match.value()) {
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            case "after_tomorrow" -> today.plusDays(2);
            case "yesterday" -> today.minusDays(1);
            case "before_yesterday" -> today.minusDays(2);
            case "last_workday" -> Workdays.ofMonth(YearMonth.from(today), -1);
            case "nth_workday" -> nthWorkday(match.number("nth"));
            case "nth_workday_next_month" -> Workdays.ofMonth(YearMonth.from(today).plusMonths(1), match.number("nth"));
            case "last_workday_next_month" -> Workdays.ofMonth(YearMonth.from(today).plusMonths(1), -1);
            case "nth_workday_of_month" -> nthWorkdayOf(match.number("nth"), match.number("month"));
            case "next_workday" -> Workdays.after(today, 1);
            case "in_workdays" -> Workdays.after(today, match.number("n"));
            case "week_from" -> anchor(match).plus(match.get("span", Span.class).period());
            case "fortnight_from" -> anchor(match).plusWeeks(2);
            case "before_holiday" -> holiday(match).minusDays(1);
            case "days_before" -> holiday(match).minus(match.get("span", Span.class).period());
            case "after_holiday" -> holiday(match).plusDays(1);
            case "holiday" -> holiday(match);
            case "end_of_month" -> today.with(lastDayOfMonth());
            case "end_of_next_month" -> today.with(firstDayOfNextMonth()).with(lastDayOfMonth());
            case "day_next_month" -> YearMonth.from(today).plusMonths(1).atDay(match.number("day"));
            case "end_of_year" -> LocalDate.of(today.getYear(), 12, 31);
            case "in" -> today.plus(match.get("span", Span.class).period());
            case "last_week" -> today.minusWeeks(1);
            case "ago" -> today.minus(match.get("span", Span.class).period());
            default -> throw new IllegalStateException("No such date rule: " + match.value());
        };
    }

    private DateClaim weekdayAndDay(Match match, boolean until) {
        LocalDate day = dayOfMonth(match.number("day"));
        return day.getDayOfWeek() == dayOfWeek(match.text("weekday"))
                ? one(day, Form.DAY, match, until)
                : doubt(match, Doubt.WEEKDAY_MISMATCH);
    }

    private LocalDate nthWorkday(int nth) {
        LocalDate thisMonth = Workdays.ofMonth(YearMonth.from(today), nth);
        return thisMonth.isBefore(today) ? Workdays.ofMonth(YearMonth.from(today).plusMonths(1), nth) : thisMonth;
    }

    /** "Primeiro dia útil de janeiro": of the next such month whose day is still to come. */
    private LocalDate nthWorkdayOf(int nth, int month) {
        YearMonth thisYear = YearMonth.of(today.getYear(), month);
        LocalDate day = Workdays.ofMonth(thisYear, nth);
        return day.isBefore(today) ? Workdays.ofMonth(thisYear.plusYears(1), nth) : day;
    }

    /** "A week from tomorrow", "a fortnight on Monday". */
    private LocalDate anchor(Match match) {
        return switch (match.text("anchor")) {
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            default -> today.with(next(dayOfWeek(match.text("anchor"))));
        };
    }

    /** A feast with a fixed date, written month-day: the next one. */
    private LocalDate holiday(Match match) {
        MonthDay feast = MonthDay.parse("--" + match.text("holiday"));
        LocalDate thisYear = feast.atYear(today.getYear());
        return thisYear.isBefore(today) ? feast.atYear(today.getYear() + 1) : thisYear;
    }

    private static DayOfWeek dayOfWeek(String code) {
        return Repeat.day(code);
    }

    private LocalDate weekday(Match match) {
        return today.with(next(dayOfWeek(match.text("weekday"))));
    }

    /** English "next Friday", said on a Wednesday, is the one of the following week; "this Friday" is the coming one. */
    private LocalDate weekdayAfterThisWeek(Match match) {
        LocalDate coming = weekday(match);
        boolean thisWeek = coming.isBefore(today.with(previousOrSame(DayOfWeek.MONDAY)).plusWeeks(1));
        return thisWeek ? coming.plusWeeks(1) : coming;
    }

    private DateClaim weekdays(Match match, boolean until) {
        LocalDate from = today.with(next(dayOfWeek(match.text("from"))));
        LocalDate to = from.with(next(dayOfWeek(match.text("to"))));
        return new DateClaim(from, from, to, Form.RANGE, null, match, until);
    }

    private LocalDate dayOfMonth(int day) {
        if (day < 1 || day > 31) {
            throw new DateTimeException("No month has a day " + day);
        }
        YearMonth month = YearMonth.from(today);
        while (!month.isValidDay(day) || month.atDay(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.atDay(day);
    }

    private DateClaim written(Match match, boolean until) {
        if (Stream.of("date", "from", "to").anyMatch(name -> isOpen(match, name))) {
            return doubt(match, Doubt.DAY_OR_MONTH);
        }
        LocalDate first = switch (match.value()) {
            case "numeric" -> numeric(match.get("date", NumericDate.class));
            case "date_range" -> numeric(match.get("from", NumericDate.class));
            case "day_to_date" -> dayBefore(match.number("day"), numeric(match.get("to", NumericDate.class)));
            default -> dayAndMonth(match.number("day"), Integer.parseInt(match.text("month")), year(match));
        };
        LocalDate last = switch (match.value()) {
            case "date_range", "day_to_date" -> numeric(match.get("to", NumericDate.class));
            case "day_range" -> dayAndMonth(match.number("to"),
                    Integer.parseInt(match.text(match.has("to_month") ? "to_month" : "month")), year(match));
            default -> null;
        };
        if (last == null) {
            return match.has("weekday") && first.getDayOfWeek() != dayOfWeek(match.text("weekday"))
                    ? doubt(match, Doubt.WEEKDAY_MISMATCH)
                    : stated(first, hasYear(match), Form.DAY, match, until);
        }
        boolean newYear = last.isBefore(first) && !match.has("year");
        LocalDate end = newYear ? last.plusYears(1) : last;
        if (end.isBefore(first) || newYear && end.isAfter(first.plusMonths(LONGEST_ACROSS_NEW_YEAR))) {
            return doubt(match, Doubt.END_BEFORE_START);
        }
        return new DateClaim(first, first, end, Form.RANGE, null, match, until);
    }

    /** "4/12", of whose writer no country is known. */
    private boolean isOpen(Match match, String name) {
        return order == Order.UNKNOWN && match.has(name)
                && match.get(name, Object.class) instanceof NumericDate date && date.isOpen();
    }

    /** The 4 of "de 4 a 7/12". */
    private static LocalDate dayBefore(int day, LocalDate end) {
        YearMonth month = YearMonth.from(end);
        return day <= end.getDayOfMonth() ? month.atDay(day) : month.minusMonths(1).atDay(day);
    }

    private static Integer year(Match match) {
        return match.get("year", Integer.class);
    }

    private static boolean hasYear(Match match) {
        return match.has("year") || match.has("date") && match.get("date", NumericDate.class).year() != null;
    }

    private DateClaim stated(LocalDate day, boolean yearStated, Form form, Match match, boolean until) {
        return !yearStated && day.isBefore(today) ? doubt(match, Doubt.PAST) : one(day, form, match, until);
    }

    /** In the order of the writer's country; in English in the other when that alone gives a month. */
    private LocalDate numeric(NumericDate date) {
        boolean leadsWithMonth = date.iso()
                || (date.isOpen() ? order == Order.MONTH_FIRST : order != Order.DAY_ONLY && date.first() <= 12);
        return leadsWithMonth
                ? dayAndMonth(date.second(), date.first(), date.year())
                : dayAndMonth(date.first(), date.second(), date.year());
    }

    /** Without a year: this year's day, also when it passed a while ago; next year's when it passed long ago. */
    private LocalDate dayAndMonth(int day, int month, Integer year) {
        if (year != null) {
            return LocalDate.of(year, month, day);
        }
        YearMonth thisYear = YearMonth.of(today.getYear(), month);
        if (day == 29 && month == 2) {
            return nextLeapDay();
        }
        LocalDate date = thisYear.atDay(day);
        return date.isBefore(today.minusDays(DAYS_STILL_REMEMBERED)) ? date.plusYears(1) : date;
    }

    private LocalDate nextLeapDay() {
        YearMonth february = YearMonth.of(today.getYear(), 2);
        while (!february.isLeapYear() || february.atDay(29).isBefore(today)) {
            february = february.plusYears(1);
        }
        return february.atDay(29);
    }

    private DateClaim period(Match match, LocalDate monday, boolean until) {
        LocalDate sunday = monday.plusDays(6);
        return switch (match.value()) {
            case "this_week" -> span(latest(monday.plusDays(4)), monday, sunday, match, until);
            case "next_week" -> span(monday.plusWeeks(1), monday.plusWeeks(1), sunday.plusWeeks(1), match, until);
            case "weekend", "next_weekend" ->
                span(latest(monday.plusDays(5)), monday.plusDays(5), sunday, match, until);
            case "end_of_week" -> span(latest(monday.plusDays(4)), monday.plusDays(4), sunday, match, until);
            case "this_month" -> span(today.with(lastDayOfMonth()), today.with(firstDayOfMonth()),
                    today.with(lastDayOfMonth()), match, until);
            case "month" -> month(match, until);
            case "month_end" -> month(match, true);
            case "next_month" -> from(today.with(firstDayOfNextMonth()), match, until);
            default -> span(today.with(firstDayOfNextYear()), today.with(firstDayOfNextYear()),
                    LocalDate.of(today.getYear() + 1, 12, 31), match, until);
        };
    }

    /** "Em dezembro": some day of the next such month, or of the rest of this one. */
    private DateClaim month(Match match, boolean until) {
        YearMonth month = YearMonth.of(today.getYear(), match.number("month"));
        YearMonth coming = month.isBefore(YearMonth.from(today)) ? month.plusYears(1) : month;
        LocalDate day = until ? coming.atEndOfMonth() : latest(coming.atDay(1)); // "até março"
        return span(day, coming.atDay(1), coming.atEndOfMonth(), match, until);
    }

    private LocalDate latest(LocalDate day) {
        return day.isBefore(today) ? today : day;
    }

    private static DateClaim from(LocalDate first, Match match, boolean until) {
        return span(first, first, first.with(lastDayOfMonth()), match, until);
    }

    private static DateClaim span(LocalDate day, LocalDate first, LocalDate last, Match match, boolean until) {
        return new DateClaim(day, first, last, Form.PERIOD, null, match, until);
    }
}
