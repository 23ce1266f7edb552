package io.sparkone.api.interpretation;

/** Reads one message. Implementations answer for every input: what they cannot read is unknown, never an exception. */
public interface Interpreter {

    Interpretation interpret(Utterance utterance);
}
