package io.sparkone.api.message;

import io.sparkone.api.interpretation.Interpretation;

/**
 * What a message was taken for.
 *
 * @param engine who says so: {@code grammar} or {@code model}
 * @param correction the corrected text that was asked for, or null
 */
record Reading(Interpretation wish, String engine, String correction) {

    static Reading byGrammar(Interpretation wish) {
        return new Reading(wish, MessageMetrics.GRAMMAR, null);
    }
}
