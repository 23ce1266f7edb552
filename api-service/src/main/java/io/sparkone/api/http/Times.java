package io.sparkone.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as clients write them. */
public final class Times {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    private Times() {}

    /**
     * Reads an RFC 3339 time with offset, to the millisecond.
     *
     * @throws DateTimeException if it is none, or outside of the years 1900 to 9998
     */
    public static Instant parse(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text.strip());
        checkYear(time.getYear());
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Reads a date, with the same limits. */
    static LocalDate parseDate(String text) {
        LocalDate date = LocalDate.parse(text.strip());
        checkYear(date.getYear());
        return date;
    }

    /** @throws DateTimeException outside of the years 1900 to 9998 */
    public static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("The year " + year + " is out of range");
        }
    }
}
