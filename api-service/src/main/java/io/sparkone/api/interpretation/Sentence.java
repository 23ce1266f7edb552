package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Some of the tokens of a message, in order. Cutting a phrase out gives a new sentence; the rest still knows where it
 * stood, so that a title comes out in the writer's own words, case and accents.
 */
record Sentence(String source, List<Token> tokens) {

    static Sentence of(String source, UnaryOperator<String> spelling) {
        return new Sentence(source, Tokenizer.tokens(source, spelling));
    }

    int size() {
        return tokens.size();
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    Token at(int index) {
        return tokens.get(index);
    }

    boolean is(int index, String folded) {
        return has(index) && tokens.get(index).is(folded);
    }

    boolean has(int index) {
        return index >= 0 && index < tokens.size();
    }

    Sentence from(int index) {
        return new Sentence(source, tokens.subList(index, size()));
    }

    Sentence upTo(int index) {
        return new Sentence(source, tokens.subList(0, index));
    }

    Sentence part(int from, int to) {
        return new Sentence(source, tokens.subList(from, to));
    }

    Sentence without(BitSet cut) {
        List<Token> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!cut.get(i)) {
                kept.add(tokens.get(i));
            }
        }
        return new Sentence(source, kept);
    }

    Sentence without(int from, int to) {
        BitSet cut = new BitSet();
        cut.set(from, to);
        return without(cut);
    }

    long words() {
        return tokens.stream().filter(t -> !t.isMark()).count();
    }

    boolean hasWords() {
        return tokens.stream().anyMatch(t -> !t.isMark());
    }

    boolean endsWithQuestionMark() {
        for (int i = size() - 1; i >= 0 && tokens.get(i).isMark(); i--) {
            if (tokens.get(i).is("?")) {
                return true;
            }
        }
        return false;
    }

    /** "Cancel it?", unlike "could you cancel it?", of which the words that ask politely were cut. */
    boolean isAskedBack() {
        return endsWithQuestionMark()
                && source.strip().startsWith(source.substring(tokens.get(0).start(), tokens.get(0).end()));
    }

    /** The text as written; where something was cut out, one space. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            Token token = tokens.get(i);
            if (i > 0) {
                Token before = tokens.get(i - 1);
                text.append(token.index() == before.index() + 1 ? source.substring(before.end(), token.start()) : " ");
            }
            text.append(source, token.start(), token.end());
        }
        return text.toString().replaceAll("\\s+", " ").replaceAll(" (?=[,;])", "").strip();
    }
}
