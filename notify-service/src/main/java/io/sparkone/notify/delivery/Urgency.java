package io.sparkone.notify.delivery;

import java.util.Locale;

/** How soon a notice has to arrive; critical ones pass quiet hours. */
public enum Urgency {

    CRITICAL, NORMAL, LOW;

    /** @throws IllegalArgumentException if there is no such urgency */
    public static Urgency of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name in JSON and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
