package io.sparkone.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads query parameters. One that cannot be read is 400 with its name; Jakarta REST, left to itself, answers 404. An absent
 * or empty one is null.
 */
public final class Query {

    private Query() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is no number from {@code min} to {@code max} */
    public static int integer(String name, String value, int min, int max, int otherwise) {
        Integer number = read(name, value, Integer::valueOf, "must be a number");
        if (number != null && (number < min || number > max)) {
            throw Problems.invalidField(name, "query", "must be from " + min + " to " + max);
        }
        return number == null ? otherwise : number;
    }

    public static Instant time(String name, String value) {
        // a "+" that the client did not encode arrives as a space
        return read(name, value == null ? null : value.replace(' ', '+'), Times::parse,
                "must be an RFC 3339 time with offset, e.g. 2026-11-20T17:00:00-03:00");
    }

    public static LocalDate date(String name, String value) {
        return read(name, value, Times::parseDate, "must be a date, e.g. 2026-11-20");
    }

    public static Boolean flag(String name, String value) {
        return read(name, value, text -> switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException();
        }, "must be true or false");
    }

    /** One of a few names. */
    public static <T> T choice(String name, String value, Function<String, T> reader) {
        return read(name, value, reader, null);
    }

    /** Any of a few names; null where none is given. */
    public static <T> List<T> choices(String name, List<String> values, Function<String, T> reader) {
        List<T> chosen = values.stream().map(value -> choice(name, value, reader)).filter(Objects::nonNull).distinct()
                .toList();
        return chosen.isEmpty() ? null : chosen;
    }

    public static String text(String name, String value, int maxLength) {
        if (value != null && (Text.length(value) > maxLength || !Text.isStorable(value))) {
            throw Problems.invalidField(name, "query",
                    "must have at most " + maxLength + " characters, and none that cannot be stored");
        }
        return value == null || value.isBlank() ? null : value;
    }

    private static <T> T read(String name, String value, Function<String, T> reader, String message) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problems.invalidField(name, "query", message == null ? e.getMessage() : message);
        }
    }
}
