package io.sparkone.api.interpretation;

import java.util.Map;

/** A phrase found in a sentence, from a token to another, exclusive, and what its slots held. */
record Match(String section, String value, int from, int to, Map<String, Object> captures) {

    int length() {
        return to - from;
    }

    boolean has(String capture) {
        return captures.containsKey(capture);
    }

    <T> T get(String capture, Class<T> type) {
        return type.cast(captures.get(capture));
    }

    String text(String capture) {
        return get(capture, String.class);
    }

    /** Read as a figure, or the meaning of a word list. */
    int number(String capture) {
        return Integer.parseInt(String.valueOf(captures.get(capture)));
    }
}
