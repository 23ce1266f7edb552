package io.sparkone.api.message;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a message came in. */
public enum Channel {

    REST, WEB, WHATSAPP, GOOGLE_SHEETS;

    /** The name used over HTTP, in events, metrics and the database. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Channel of(String name) {
        return Arrays.stream(values()).filter(c -> c.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }
}
