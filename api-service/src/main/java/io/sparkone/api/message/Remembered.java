package io.sparkone.api.message;

import java.time.Instant;

import io.sparkone.api.interpretation.OpenQuestion;
import io.sparkone.api.interpretation.Target;

/**
 * What a conversation's next message may follow.
 *
 * @param question that is open, or null
 * @param last the one thing that was made or moved last, or null
 */
record Remembered(OpenQuestion question, Target last, Instant since) {}
