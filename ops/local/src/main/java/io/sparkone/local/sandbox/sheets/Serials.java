package io.sparkone.local.sandbox.sheets;

import java.time.Duration;
import java.time.LocalDateTime;

/** Dates as Sheets keeps them: days since 1899-12-30 in the spreadsheet's own time zone. */
final class Serials {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double SECONDS = 86_400;

    private Serials() {}

    static Double of(LocalDateTime time) {
        return Duration.between(EPOCH, time).toSeconds() / SECONDS;
    }

    static LocalDateTime time(double serial) {
        return EPOCH.plusSeconds(Math.round(serial * SECONDS));
    }
}
