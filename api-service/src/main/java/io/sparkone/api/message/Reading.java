package io.sparkone.api.message;

import io.sparkone.api.interpretation.Interpretation;

/**
 * What a message was taken for.
 *
 * @param engine who says so: {@code grammar} or {@code model}
 */
record Reading(Interpretation wish, String engine) {}
