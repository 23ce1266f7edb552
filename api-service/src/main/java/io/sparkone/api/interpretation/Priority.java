package io.sparkone.api.interpretation;

import java.util.Locale;

/** A priority that the writer stated in so many words. */
public enum Priority {
    LOW, MEDIUM, HIGH, URGENT;

    /** The name used over HTTP and in events. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
