package io.sparkone.notify.delivery;

import java.util.Locale;

/** What a notice is. */
public enum Kind {

    /** Says that something was done as asked. */
    CONFIRMATION,
    /** Answers a question. */
    REPLY, REMINDER, BRIEF, ALERT,
    /** Something that the suite does by itself went wrong. */
    FAILURE;

    /** @throws IllegalArgumentException if there is no such kind */
    public static Kind of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name in JSON and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Somebody waits for it right now, so that it neither waits for the morning nor goes into a digest. */
    boolean isAnswer() {
        return this == CONFIRMATION || this == REPLY;
    }

    /** Comes in storms. */
    boolean isStormy() {
        return this == ALERT || this == FAILURE;
    }
}
