package io.sparkone.api.interpretation;

import java.time.LocalTime;

/**
 * A time as written on a twelve or twenty-four hour clock.
 *
 * @param hour
 *            as written, possibly one that no clock shows; 24 is the midnight that ends a day
 * @param certainty
 *            how far the writing itself tells the half of the day
 */
record Clock(int hour, int minute, Certainty certainty) {

    /**
     * {@code SURE}: "17h", "5pm". {@code WRITTEN}: "8h", the morning unless a part of the day is named. {@code LIKELY}:
     * "às 8", the morning unless that is past. {@code OPEN}: "às 3".
     */
    enum Certainty {
        SURE, WRITTEN, LIKELY, OPEN
    }

    static final Clock MIDNIGHT = sure(24, 0);

    static Clock sure(int hour, int minute) {
        return new Clock(hour, minute, Certainty.SURE);
    }

    static Clock of(LocalTime time) {
        return sure(time.getHour(), time.getMinute());
    }

    boolean isPossible() {
        return hour <= 24 && minute <= 59 && (hour < 24 || minute == 0);
    }

    boolean isSure() {
        return certainty == Certainty.SURE || certainty == Certainty.WRITTEN;
    }

    /** Whether a part of the day may still move it to the afternoon. */
    boolean isMovable() {
        return certainty != Certainty.SURE;
    }

    boolean isOpen() {
        return certainty == Certainty.OPEN;
    }

    Clock sure() {
        return sure(hour, minute);
    }

    Clock afternoon() {
        return sure(hour < 12 ? hour + 12 : hour, minute);
    }

    Clock plusMinutesAsWritten(int minutes) {
        return new Clock(hour, minutes, certainty);
    }

    /** Minutes since the midnight that begins the day. */
    int minutes() {
        return hour * 60 + minute;
    }
}
