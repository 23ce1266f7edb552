package io.sparkone.api.interpretation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often something happens.
 *
 * @param frequency
 *            an RFC 5545 FREQ value
 * @param byDay
 *            RFC 5545 weekdays, possibly with an ordinal ("1MO"); may be empty
 * @param byMonthDay
 *            days of the month, -1 the last; may be empty
 * @param position
 *            which of the days in {@code byDay}, counted within the month, from its end when negative; null for all
 */
record Repeat(String frequency, int interval, List<String> byDay, List<Integer> byMonthDay, Integer position) {

    private static final int DAYS_OF_WEEK = 7;
    /** As some count it, in days. */
    private static final int FORTNIGHT = 15;
    private static final List<String> CODES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    Repeat {
        byDay = byDay.stream().distinct().sorted(Comparator.comparing(Repeat::day)).toList();
        byMonthDay = byMonthDay.stream().distinct().sorted().toList();
    }

    Repeat(String frequency, int interval, List<String> byDay) {
        this(frequency, interval, byDay, List.of(), null);
    }

    /** "Todo dia 5 e 20" */
    static Repeat monthly(List<Integer> days) {
        return new Repeat("MONTHLY", 1, List.of(), days, null);
    }

    /** "Todo dia menos domingo" */
    static Repeat weeklyBut(List<String> days) {
        return new Repeat("WEEKLY", 1, CODES.stream().filter(day -> !days.contains(day)).toList());
    }

    /** "Todo quinto dia útil" */
    static Repeat workday(int position) {
        return new Repeat("MONTHLY", 1, CODES.subList(0, 5), List.of(), position);
    }

    static DayOfWeek day(String code) {
        return DayOfWeek.of(CODES.indexOf(code.substring(code.length() - 2)) + 1);
    }

    static String code(DayOfWeek day) {
        return CODES.get(day.getValue() - 1);
    }

    /** From the value of a grammar line: {@code WEEKLY}, {@code WEEKLY;INTERVAL=2}, {@code WEEKLY;BYDAY=SA,SU}. */
    static Repeat parse(String value) {
        int interval = 1;
        List<String> byDay = List.of();
        List<Integer> byMonthDay = List.of();
        Integer position = null;
        String[] parts = value.split(";");
        for (String part : parts) {
            String number = part.substring(part.indexOf('=') + 1);
            if (part.startsWith("INTERVAL=")) {
                interval = Integer.parseInt(number);
            } else if (part.startsWith("BYDAY=")) {
                byDay = List.of(number.split(","));
            } else if (part.startsWith("BYMONTHDAY=")) {
                byMonthDay = Stream.of(number.split(",")).map(Integer::valueOf).toList();
            } else if (part.startsWith("BYSETPOS=")) {
                position = Integer.valueOf(number);
            }
        }
        return new Repeat(parts[0], interval, byDay, byMonthDay, position);
    }

    /** From an RRULE value of RFC 5545; its end is left out. */
    static Repeat ofRule(String rule) {
        return parse(rule.substring("FREQ=".length()));
    }

    /** "Toda semana" and "na sexta" together: the weekday or day of the month becomes part of the rule. */
    Repeat with(DateClaim claim) {
        boolean free = byDay.isEmpty() && byMonthDay.isEmpty();
        if (free && isOfWeeks() && claim.form() == DateClaim.Form.WEEKDAY) {
            return new Repeat("WEEKLY", interval / DAYS_OF_WEEK, List.of()).with(claim);
        }
        if (free && frequency.equals("WEEKLY") && claim.form() == DateClaim.Form.WEEKDAY) {
            return new Repeat(frequency, interval, List.of(code(claim.day().getDayOfWeek())));
        }
        if (free && frequency.equals("MONTHLY") && claim.form() == DateClaim.Form.DAY_OF_MONTH) {
            return new Repeat(frequency, interval, List.of(), List.of(claim.day().getDayOfMonth()), null);
        }
        return this;
    }

    /** "A cada 14 dias", and "a cada 15 dias", which is two weeks, too. */
    private boolean isOfWeeks() {
        return frequency.equals("DAILY") && (interval % DAYS_OF_WEEK == 0 || interval == FORTNIGHT);
    }

    /** "Every 90 minutes", "every 8 hours" */
    boolean isWithinDay() {
        return frequency.equals("HOURLY") || frequency.equals("MINUTELY");
    }

    /** From one time to the next, of what {@link #isWithinDay repeats within a day}. */
    Duration withinDay() {
        return frequency.equals("HOURLY") ? Duration.ofHours(interval) : Duration.ofMinutes(interval);
    }

    boolean isEveryWorkday() {
        return frequency.equals("WEEKLY") && interval == 1 && byDay.equals(CODES.subList(0, 5));
    }

    /** "The first Monday of the month" */
    boolean isNth() {
        return byDay.size() == 1 && byDay.get(0).length() > 2;
    }

    /** Whether the rule itself says on which days it falls. */
    boolean namesDays() {
        return !byDay.isEmpty() || !byMonthDay.isEmpty();
    }

    /** The first day on or after the given one that the rule allows. */
    LocalDate firstFrom(LocalDate day) {
        if (!namesDays()) {
            return day;
        }
        LocalDate candidate = day;
        while (!allows(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day of the next time after one on that day, which may be the same. */
    LocalDate after(LocalDate day) {
        return switch (frequency) {
            case "DAILY" -> day.plusDays(interval);
            case "WEEKLY" -> byDay.size() > 1 ? firstFrom(day.plusDays(1)) : day.plusWeeks(interval);
            case "MONTHLY" -> day.plusMonths(interval);
            case "YEARLY" -> day.plusYears(interval);
            default -> day;
        };
    }

    private boolean allows(LocalDate day) {
        if (!byMonthDay.isEmpty()) {
            boolean last = day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
            return byMonthDay.contains(day.getDayOfMonth()) || last && byMonthDay.contains(-1);
        }
        return position == null
                ? byDay.stream().anyMatch(code -> allows(day, code))
                : day.equals(Workdays.weekdayOfMonth(YearMonth.from(day), position));
    }

    private static boolean allows(LocalDate day, String code) {
        boolean plain = code.length() == 2;
        int ordinal = plain ? 0 : Integer.parseInt(code.substring(0, code.length() - 2));
        return day(code) == day.getDayOfWeek()
                && (plain || day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day(code)))));
    }

    /** The RRULE value; {@code until} is null or an RFC 5545 date-time in UTC. */
    String rule(String until) {
        return Stream.of("FREQ=" + frequency, interval > 1 ? "INTERVAL=" + interval : "",
                byDay.isEmpty() ? "" : "BYDAY=" + String.join(",", byDay),
                byMonthDay.isEmpty()
                        ? ""
                        : "BYMONTHDAY=" + byMonthDay.stream().map(String::valueOf).collect(Collectors.joining(",")),
                position == null ? "" : "BYSETPOS=" + position, until == null ? "" : "UNTIL=" + until)
                .filter(part -> !part.isEmpty()).reduce((a, b) -> a + ";" + b).orElseThrow();
    }
}
