package io.sparkone.api.interpretation;

/**
 * A word, a number or a mark of the message.
 *
 * @param folded
 *            lower case without accents and with known misspellings and abbreviations put right: what rules compare
 * @param start
 *            where it begins in the source, in chars
 * @param end
 *            where it ends, exclusive
 * @param index
 *            its place among all tokens of the source
 * @param glued
 *            whether nothing stands between the token before and this one
 * @param kind
 *            what it is made of
 */
record Token(String folded, int start, int end, int index, boolean glued, Kind kind) {

    enum Kind {
        WORD, NUMBER, MARK
    }

    /** The same place, as if another word stood there. */
    Token as(String word) {
        return new Token(word, start, end, index, glued, kind);
    }

    boolean is(String word) {
        return folded.equals(word);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isMark() {
        return kind == Kind.MARK;
    }

    int digits() {
        return isNumber() ? end - start : 0;
    }
}
