package io.sparkone.local.sandbox.journal;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that consists of named JSON values, and can be made of them again. */
public interface Kept {

    /** All values by their keys; {@link #restore} will be given them in this order. */
    Map<String, JsonNode> all();

    /**
     * Takes one value back, at the start.
     *
     * @throws RuntimeException when it is none of its own
     */
    void restore(String key, JsonNode value);
}
