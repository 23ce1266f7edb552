package io.sparkone.api.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.sparkone.api.http.Text;

/** What text of a language model may look like. */
final class PlainText {

    /** Shorter words stand in every message. */
    private static final int TELLING_WORD = 4;
    /** "Pagar" is spoken of where "pague" is written. */
    private static final int STEM = 3;

    private PlainText() {}

    /** No line breaks, and nothing that hides text or turns it around. */
    static boolean isOneLine(String text) {
        return Text.isStorable(text) && text.codePoints().noneMatch(c -> Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.UNASSIGNED || Character.getType(c) == Character.PRIVATE_USE);
    }

    /** Lines as people write them. */
    static boolean isText(String text) {
        return text.lines().map(line -> line.replace('\t', ' ')).allMatch(PlainText::isOneLine);
    }

    /** Whether at least half of the title's words stand in the message, in some form of theirs: nothing is made up. */
    static boolean isSpokenOf(String title, String message) {
        List<String> told = words(title).filter(word -> word.length() >= TELLING_WORD).toList();
        List<String> written = words(message).filter(word -> word.length() >= STEM).map(w -> w.substring(0, STEM))
                .toList();
        long known = told.stream().filter(word -> written.contains(word.substring(0, STEM))).count();
        return known * 2 >= told.size();
    }

    private static Stream<String> words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+"));
    }
}
