package io.sparkone.api.interpretation;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/** A stated length of time: either days and longer, or hours and minutes. */
record Span(int count, String unit, int extraMinutes) {

    private static final int MOST = 9_999;

    /** Nothing lasts, or is put off by, nothing at all or centuries. */
    boolean isPossible() {
        return (count > 0 || extraMinutes > 0) && count <= MOST;
    }

    boolean isShort() {
        return unit.equals("minute") || unit.equals("hour");
    }

    Duration duration() {
        return (unit.equals("hour") ? Duration.ofHours(count) : Duration.ofMinutes(count)).plusMinutes(extraMinutes);
    }

    Period period() {
        return switch (unit) {
            case "week" -> Period.ofWeeks(count);
            case "fortnight" -> Period.ofWeeks(2 * count);
            case "month" -> Period.ofMonths(count);
            case "year" -> Period.ofYears(count);
            default -> Period.ofDays(count);
        };
    }

    /** The same, to an earlier time. */
    TemporalAmount amountBack() {
        return isShort() ? duration().negated() : period().negated();
    }

    TemporalAmount amount() {
        return isShort() ? duration() : period();
    }
}
