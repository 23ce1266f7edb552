package io.sparkone.api.recurrence;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rule of a series that is moved as a whole: its days move with it. */
public final class SeriesRule {

    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    /** Every month has it. */
    private static final int LAST_SAFE_DAY = 28;

    private SeriesRule() {}

    /**
     * @param rule RRULE value
     * @param start of the first occurrence, by the clock on the wall
     * @param by how far each occurrence is moved
     * @return empty where the rule names days that cannot be moved, as "the first Monday of a month"
     */
    public static Optional<String> moved(String rule, LocalDateTime start, Duration by) {
        long days = ChronoUnit.DAYS.between(start.toLocalDate(), start.plus(by).toLocalDate());
        List<String> parts = new ArrayList<>();
        for (String part : rule.split(";")) {
            Optional<String> moved = days == 0 ? Optional.of(part) : moved(part, days);
            if (moved.isEmpty()) {
                return Optional.empty();
            }
            parts.add(moved.get());
        }
        return Optional.of(String.join(";", parts));
    }

    private static Optional<String> moved(String part, long days) {
        String value = part.substring(part.indexOf('=') + 1);
        if (part.startsWith("BYDAY=")) {
            return Stream.of(value.split(",")).allMatch(DAYS::contains)
                    ? Optional.of("BYDAY=" + Stream.of(value.split(",")).map(day -> moved(DAYS.indexOf(day), days))
                            .collect(Collectors.joining(",")))
                    : Optional.empty();
        }
        if (part.startsWith("BYMONTHDAY=") && value.matches("[0-9]{1,2}")) {
            long day = Long.parseLong(value) + days;
            return day >= 1 && day <= LAST_SAFE_DAY ? Optional.of("BYMONTHDAY=" + day) : Optional.empty();
        }
        return part.startsWith("BY") ? Optional.empty() : Optional.of(part);
    }

    private static String moved(int weekday, long days) {
        return DAYS.get((int) Math.floorMod(weekday + days, (long) DAYS.size()));
    }
}
