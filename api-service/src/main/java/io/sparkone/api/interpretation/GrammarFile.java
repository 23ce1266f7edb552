package io.sparkone.api.interpretation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A language's vocabulary as stored: {@code [section]} headers, then one phrase a line, or {@code meaning = phrases}.
 * Some sections are not phrases: {@code [spelling]} ({@code right = wrong wrong}), {@code [guessable]}, {@code [near_time]},
 * {@code [near_before_time]} and {@code [not_near_time]} (words: {@link Spelling}) and {@code [loan]} (words of the other language, which are read here but do not tell that
 * a message is in this one).
 */
final class GrammarFile {

    private static final String ASSIGN = " = ";

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final List<String> guessable = new ArrayList<>();
    private final List<String> nearTimes = new ArrayList<>();
    private final List<String> nearBeforeTimes = new ArrayList<>();
    private final List<String> notNearTimes = new ArrayList<>();
    private final List<String> loans = new ArrayList<>();

    private GrammarFile() {}

    static PhraseBook load(Language language) {
        String name = language == Language.PORTUGUESE ? "grammar_pt.txt" : "grammar_en.txt";
        GrammarFile file = new GrammarFile();
        try (InputStream in = GrammarFile.class.getResourceAsStream(name)) {
            file.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return new PhraseBook(file.phrases, file.loans, Slots.readers(),
                new Spelling(file.spellings, file.guessable,
                        new Spelling.Times(file.nearTimes, file.nearBeforeTimes, file.notNearTimes)));
    }

    private void read(String text) {
        String section = "";
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (line.matches("\\[[a-z_]+]")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                add(section, line);
            }
        }
    }

    private void add(String section, String line) {
        int assign = line.indexOf(ASSIGN);
        String value = assign < 0 ? section : line.substring(0, assign);
        String pattern = assign < 0 ? line : line.substring(assign + ASSIGN.length());
        switch (section) {
            case "spelling" -> List.of(pattern.split("\\s+")).forEach(wrong -> spellings.put(wrong, value));
            case "loan" -> loans.addAll(List.of(pattern.split("\\s+")));
            case "guessable" -> guessable.addAll(List.of(pattern.split("\\s+")));
            case "near_time" -> nearTimes.addAll(List.of(pattern.split("\\s+")));
            case "near_before_time" -> nearBeforeTimes.addAll(List.of(pattern.split("\\s+")));
            case "not_near_time" -> notNearTimes.addAll(List.of(pattern.split("\\s+")));
            default -> PhraseCompiler.compile(pattern)
                    .forEach(elements -> phrases.add(new Phrase(section, value, elements)));
        }
    }
}
