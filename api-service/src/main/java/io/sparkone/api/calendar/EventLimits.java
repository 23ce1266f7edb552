package io.sparkone.api.calendar;

/** The most characters that a field keeps. */
final class EventLimits {

    static final int TITLE = 255;
    static final int LOCATION = 500;
    static final int RECURRENCE = 200;
    static final int NAME = 64;

    private EventLimits() {}
}
