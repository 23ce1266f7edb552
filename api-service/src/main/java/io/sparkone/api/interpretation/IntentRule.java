package io.sparkone.api.interpretation;

/** Recognises one kind of message. */
@FunctionalInterface
interface IntentRule {

    /** What the message asks for, or null when it is not of this kind. */
    Interpretation read(Request request);
}
