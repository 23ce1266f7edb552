package io.sparkone.local.sandbox.journal;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The place where one part of the sandbox keeps its content. Its owner calls it under the lock of that content. */
public interface Journal {

    /** Gives the content back that was kept, and from then on asks its owner for all of it from time to time. */
    void restore(Kept content);

    /**
     * Keeps a change, wholly or not at all; to be called before the change is made: what cannot be kept must not be
     * answered with success.
     *
     * @param changes new values by their keys; a null removes the key
     * @throws java.io.UncheckedIOException when it cannot be kept, as on a full disk
     */
    void keep(Map<String, JsonNode> changes);

    /** Keeps what the content is now in place of everything before. */
    void rewrite();

    /** Keeps nothing: the content lives as long as its process. */
    static Journal none() {
        return new Journal() {
            @Override
            public void restore(Kept content) {
                // there is nothing to give back
            }

            @Override
            public void keep(Map<String, JsonNode> changes) {
                // nothing is kept
            }

            @Override
            public void rewrite() {
                // nothing is kept
            }
        };
    }
}
