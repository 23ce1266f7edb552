package io.sparkone.api.message;

import java.time.ZonedDateTime;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Understood;

/**
 * What a message was taken for.
 *
 * @param engine who says so: {@code grammar} or {@code model}
 * @param text what says all of it: the message itself, or an earlier one with what this one adds
 * @param correction the corrected text that was asked for, or null
 * @param now when the days and times of the text were said
 */
record Reading(Interpretation wish, String engine, String text, String correction, ZonedDateTime now) {

    Understood understood() {
        return new Understood(wish, text, now);
    }

    static Reading byGrammar(Understood understood) {
        return new Reading(understood.wish(), MessageMetrics.GRAMMAR, understood.text(), null, understood.now());
    }
}
