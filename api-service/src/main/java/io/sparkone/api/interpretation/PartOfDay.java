package io.sparkone.api.interpretation;

import java.time.LocalTime;

/** "De manhã", "à noite": a time by itself, and the half of the day of an hour beside it. */
enum PartOfDay {
    DAWN(5), EARLY(8), MORNING(9), LUNCH(12), NOON(12), AFTER_LUNCH(14), AFTERNOON(15), END_OF_DAY(18), NIGHT(20);

    private static final int LAST_LUNCH = 5;
    private static final int LAST_MORNING = 12;
    /** Of twelve: "sete da tarde". */
    private static final int LAST_AFTERNOON = 7;
    private static final int FIRST_NIGHT = 5;
    private static final int MIDNIGHT = 24;

    private final LocalTime usual;

    PartOfDay(int hour) {
        this.usual = LocalTime.of(hour, 0);
    }

    /** The time meant when only the part of the day is named. */
    LocalTime usual() {
        return usual;
    }

    boolean isMorning() {
        return this == DAWN || this == EARLY || this == MORNING;
    }

    /** Whether a time that is written out cannot be meant along with this: "de manhã às 22h", "à tarde às 9h". */
    boolean excludes(Clock clock) {
        int hour = clock.hour();
        return switch (this) {
            case DAWN -> clock.isMovable() ? !isWithin(hour, 1, 6) && hour < LAST_MORNING : isWithin(hour, 7, 23);
            case EARLY, MORNING -> hour > LAST_MORNING && hour < MIDNIGHT
                    || hour == LAST_MORNING && !clock.isMovable();
            case LUNCH, NOON -> !clock.isMovable() && !isWithin(hour, 11, 15);
            case AFTER_LUNCH -> clock.isMovable()
                    ? hour > LAST_LUNCH && hour < LAST_MORNING
                    : !isWithin(hour, 13, LAST_LUNCH + LAST_MORNING);
            case AFTERNOON -> clock.isMovable()
                    ? hour > LAST_AFTERNOON && hour < LAST_MORNING
                    : !isWithin(hour, LAST_MORNING, LAST_AFTERNOON + LAST_MORNING);
            case END_OF_DAY -> clock.isMovable() ? !isWithin(hour, 3, 9) : !isWithin(hour, 15, 21);
            case NIGHT -> !clock.isMovable() && isWithin(hour, FIRST_NIGHT, LAST_LUNCH + LAST_MORNING);
        };
    }

    private static boolean isWithin(int hour, int first, int last) {
        return first <= hour && hour <= last;
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
