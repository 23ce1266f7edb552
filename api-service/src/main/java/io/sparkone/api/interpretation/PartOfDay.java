package io.sparkone.api.interpretation;

import java.time.LocalTime;

/** "De manhã", "à noite": a time by itself, and the half of the day of an hour beside it. */
enum PartOfDay {
    DAWN(5), EARLY(8), MORNING(9), LUNCH(12), NOON(12), AFTER_LUNCH(14), AFTERNOON(15), END_OF_DAY(18), NIGHT(20);

    private static final int LAST_LUNCH = 5;

    private final LocalTime usual;

    PartOfDay(int hour) {
        this.usual = LocalTime.of(hour, 0);
    }

    /** The time meant when only the part of the day is named. */
    LocalTime usual() {
        return usual;
    }

    Clock apply(Clock clock) {
        return switch (this) {
            case DAWN, EARLY, MORNING ->
                clock.hour() == 12 && this == DAWN ? Clock.sure(0, clock.minute()) : clock.sure();
            case LUNCH -> clock.hour() <= LAST_LUNCH ? clock.afternoon() : clock.sure();
            case NOON, AFTER_LUNCH, AFTERNOON, END_OF_DAY -> clock.afternoon();
            case NIGHT -> clock.hour() == 12 && clock.minute() == 0
                    ? Clock.MIDNIGHT
                    : clock.hour() >= 5 ? clock.afternoon() : clock.sure();
        };
    }
}
