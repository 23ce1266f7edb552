package io.sparkone.local.sandbox.notion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of properties that the sandbox's data sources may have. */
enum PropertyType {
    TITLE, RICH_TEXT, NUMBER, SELECT, MULTI_SELECT, STATUS, DATE, CHECKBOX, URL, EMAIL, PHONE_NUMBER, PEOPLE;

    /** The name in the API. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isText() {
        return this == TITLE || this == RICH_TEXT;
    }

    boolean hasOptions() {
        return this == SELECT || this == MULTI_SELECT || this == STATUS;
    }

    /** Values that are arrays are empty rather than null. */
    boolean isArray() {
        return isText() || this == MULTI_SELECT || this == PEOPLE;
    }

    static Optional<PropertyType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }
}
