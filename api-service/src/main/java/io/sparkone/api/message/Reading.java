package io.sparkone.api.message;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Understood;

/**
 * What a message was taken for.
 *
 * @param engine who says so: {@code grammar} or {@code model}
 * @param text what says all of it: the message itself, or an earlier one with what this one adds
 * @param correction the corrected text that was asked for, or null
 */
record Reading(Interpretation wish, String engine, String text, String correction) {

    static Reading byGrammar(Understood understood) {
        return new Reading(understood.wish(), MessageMetrics.GRAMMAR, understood.text(), null);
    }
}
