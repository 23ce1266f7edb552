package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The starts that a recurring event leaves out, as they are stored. */
final class Excluded {

    private Excluded() {}

    static List<Instant> read(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(Instant::parse).toList();
    }

    /** Null for none. */
    static String write(List<Instant> times) {
        return times.isEmpty() ? null : times.stream().map(Instant::toString).collect(Collectors.joining(","));
    }
}
