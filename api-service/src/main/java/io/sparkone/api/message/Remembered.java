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
record Remembered(OpenQuestion question, Target last, Instant since) {

    /** Whether the writer was asked something. */
    boolean isAsked() {
        return question != null && !question.leftOpen();
    }

    /**
     * The question that a message may answer, or null. A model takes its time: a "yes" that was written before the writer
     * was shown what it made of the message before is said to something else.
     */
    OpenQuestion questionTo(Message message) {
        boolean seen = question == null || question.draft() == null || !message.receivedAt().isBefore(since);
        return seen ? question : null;
    }
}
