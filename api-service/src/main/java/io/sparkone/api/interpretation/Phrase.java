package io.sparkone.api.interpretation;

import java.util.List;
import java.util.stream.Stream;

/**
 * One pattern of the vocabulary: words, slots and choices in sequence.
 *
 * @param section
 *            the rule or word list it belongs to
 * @param value
 *            what it means: the key of a word list's line, else the section
 */
record Phrase(String section, String value, List<Element> elements) {

    sealed interface Element {}

    /** A word or mark; {@code glued} when it must follow the one before without a space ("2a"). */
    record Literal(String folded, boolean glued) implements Element {}

    /**
     * A place for something read by a {@link SlotReader} or a word list of the same name.
     *
     * @param capture
     *            the name under which the value is kept
     * @param lookahead
     *            whether it only has to be there, without becoming part of the phrase
     */
    record Slot(String name, String capture, boolean lookahead) implements Element {}

    /** One of several sequences, of which the last may be empty. */
    record Choice(List<List<Element>> alternatives) implements Element {}

    Stream<Literal> literals() {
        return flat(elements).filter(Literal.class::isInstance).map(Literal.class::cast);
    }

    Stream<Slot> slots() {
        return flat(elements).filter(Slot.class::isInstance).map(Slot.class::cast);
    }

    private static Stream<Element> flat(List<Element> elements) {
        return elements.stream().flatMap(element -> element instanceof Choice choice
                ? choice.alternatives().stream().flatMap(Phrase::flat)
                : Stream.of(element));
    }
}
