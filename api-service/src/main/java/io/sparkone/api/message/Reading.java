package io.sparkone.api.message;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Understood;

/**
 * What a message was taken for.
 *
 * @param engine who says so: {@code grammar} or {@code model}
 * @param correction the corrected text that was asked for, or null
 */
record Reading(Understood understood, String engine, String correction) {

    static Reading byGrammar(Understood understood) {
        return new Reading(understood, MessageMetrics.GRAMMAR, null);
    }

    Interpretation wish() {
        return understood.wish();
    }
}
