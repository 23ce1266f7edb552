package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.sparkone.api.interpretation.Phrase.Choice;
import io.sparkone.api.interpretation.Phrase.Element;
import io.sparkone.api.interpretation.Phrase.Literal;
import io.sparkone.api.interpretation.Phrase.Slot;

/**
 * Compiles one line of a grammar file into its top alternatives.
 * <p>
 * Syntax: words; {@code (a|b c)} one of; {@code [a|b]} one of or nothing; {@code {slot}}, {@code {slot:capture}},
 * {@code {?slot}} for a look ahead; {@code a | b} at the top for alternatives.
 */
final class PhraseCompiler {

    private static final String STRUCTURE = "()[]|";

    private final List<String> parts;
    private int next;

    private PhraseCompiler(List<String> parts) {
        this.parts = parts;
    }

    static List<List<Element>> compile(String line) {
        PhraseCompiler compiler = new PhraseCompiler(split(line));
        List<List<Element>> alternatives = compiler.alternatives();
        if (compiler.next < compiler.parts.size()) {
            throw new IllegalArgumentException("Unbalanced brackets in grammar line: " + line);
        }
        return alternatives;
    }

    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (char c : line.toCharArray()) {
            if (STRUCTURE.indexOf(c) >= 0) {
                parts.add(words.toString());
                parts.add(String.valueOf(c));
                words.setLength(0);
            } else {
                words.append(c);
            }
        }
        parts.add(words.toString());
        parts.removeIf(String::isBlank);
        return parts;
    }

    private List<List<Element>> alternatives() {
        List<List<Element>> all = new ArrayList<>();
        all.add(sequence());
        while (peek("|")) {
            next++;
            all.add(sequence());
        }
        return all;
    }

    private List<Element> sequence() {
        List<Element> elements = new ArrayList<>();
        while (next < parts.size() && !peek("|") && !peek(")") && !peek("]")) {
            String part = parts.get(next++);
            if (part.equals("(") || part.equals("[")) {
                elements.add(choice(part.equals("[")));
            } else {
                elements.addAll(words(part));
            }
        }
        return List.copyOf(elements);
    }

    private Choice choice(boolean optional) {
        List<List<Element>> alternatives = alternatives();
        next++;
        if (optional) {
            alternatives.add(List.of());
        }
        return new Choice(List.copyOf(alternatives));
    }

    private boolean peek(String part) {
        return next < parts.size() && parts.get(next).equals(part);
    }

    private static List<Element> words(String part) {
        List<Element> elements = new ArrayList<>();
        for (String word : part.strip().split("\\s+")) {
            if (word.startsWith("{")) {
                elements.add(slot(word.substring(1, word.length() - 1)));
            } else {
                Tokenizer.tokens(word, UnaryOperator.identity())
                        .forEach(t -> elements.add(new Literal(t.folded(), t.glued())));
            }
        }
        return elements;
    }

    private static Slot slot(String text) {
        boolean lookahead = text.startsWith("?");
        String[] names = (lookahead ? text.substring(1) : text).split(":");
        return new Slot(names[0], names[names.length - 1], lookahead);
    }
}
