package io.sparkone.local.sandbox.notion;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** A condition on a date; takes the text of a day or a time, or null when there is none. */
final class DateCondition implements Predicate<String> {
    private final Predicate<String> test;

    private DateCondition(Predicate<String> test) {
        this.test = test;
    }

    @Override
    public boolean test(String value) {
        return test.test(value);
    }

    static DateCondition parse(String path, Map.Entry<String, JsonNode> operator, Clock clock) {
        return switch (operator.getKey()) {
            case "is_empty" -> new DateCondition(value -> value == null);
            case "is_not_empty" -> new DateCondition(value -> value != null);
            case "past_week" -> between(clock, Period.ofWeeks(-1));
            case "past_month" -> between(clock, Period.ofMonths(-1));
            case "past_year" -> between(clock, Period.ofYears(-1));
            case "next_week" -> between(clock, Period.ofWeeks(1));
            case "next_month" -> between(clock, Period.ofMonths(1));
            case "next_year" -> between(clock, Period.ofYears(1));
            default -> comparison(path, operator.getKey(), operator.getValue());
        };
    }

    private static DateCondition between(Clock clock, Period period) {
        LocalDate today = LocalDate.now(clock);
        LocalDate other = today.plus(period);
        LocalDate from = other.isBefore(today) ? other : today;
        LocalDate to = other.isBefore(today) ? today : other;
        return new DateCondition(value -> value != null && !day(value).isBefore(from) && !day(value).isAfter(to));
    }

    private static DateCondition comparison(String path, String operator, JsonNode bound) {
        String text = bound.asText("");
        Instant limit = instant(path + "." + operator, bound);
        boolean wholeDay = text.length() == 10;
        Predicate<Integer> sign = sign(path, operator);
        return new DateCondition(value -> {
            if (value == null) {
                return false;
            }
            int order = wholeDay
                    ? day(value).compareTo(LocalDate.parse(text))
                    : NotionDates.instant(value).compareTo(limit);
            return sign.test(order);
        });
    }

    private static Predicate<Integer> sign(String path, String operator) {
        return switch (operator) {
            case "equals" -> order -> order == 0;
            case "before" -> order -> order < 0;
            case "after" -> order -> order > 0;
            case "on_or_before" -> order -> order <= 0;
            case "on_or_after" -> order -> order >= 0;
            default -> throw NotionError.validation("body failed validation: body." + path + "." + operator
                    + " should be not present, instead was defined.");
        };
    }

    private static LocalDate day(String value) {
        return NotionDates.instant(value).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant instant(String path, JsonNode bound) {
        try {
            return NotionDates.instant(bound.asText(""));
        } catch (DateTimeException e) {
            throw NotionError.body(path, "a valid ISO 8601 date string", bound);
        }
    }
}
