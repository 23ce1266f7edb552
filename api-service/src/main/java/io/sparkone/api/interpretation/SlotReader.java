package io.sparkone.api.interpretation;

/** Reads one kind of value out of the tokens. */
@FunctionalInterface
interface SlotReader {

    /** The value that begins at the token, or null when none does. */
    Reading read(PhraseBook book, Sentence sentence, int at);

    /** A value and the token after it. */
    record Reading(Object value, int next) {}
}
