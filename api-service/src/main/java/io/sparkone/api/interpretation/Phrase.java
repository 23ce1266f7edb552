package io.sparkone.api.interpretation;

import java.util.List;

/**
 * One flat pattern of the vocabulary: literals and slots in sequence.
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
}
