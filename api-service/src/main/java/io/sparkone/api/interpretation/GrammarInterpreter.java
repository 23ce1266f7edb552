package io.sparkone.api.interpretation;

import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads messages by rule, without a model: the same message at the same instant always means the same.
 * <p>
 * Conventions that a reader of the code cannot guess (docs/api.md tells them to users):
 * <ul>
 * <li>a weekday is the next such day after today; a bare time is its next occurrence, and shown first where that is tomorrow;
 * <li>a day without a time makes a task due at 23:59 of it, and an event of the whole day, unless it is one that has an hour;
 * <li>midnight ends the day that is named: "hoje meia-noite" is the first instant of tomorrow;
 * <li>"às 3", which may be of the night or of the afternoon, is asked about unless only one is still to come today.
 * </ul>
 */
@ApplicationScoped
public class GrammarInterpreter implements Interpreter {

    private final Map<Language, Grammar> grammars = new EnumMap<>(Language.class);

    public GrammarInterpreter() {
        for (Language language : Language.values()) {
            grammars.put(language, new Grammar(language));
        }
    }

    /** Reads in the language of most words, the preferred one in a tie; in the other where that one makes nothing of it. */
    @Override
    public Interpretation interpret(Utterance utterance) {
        Language language = language(utterance);
        Interpretation interpretation = grammars.get(language).read(utterance);
        if (!(interpretation instanceof Interpretation.Unknown) || !mayBe(language.other(), utterance.text())) {
            return interpretation;
        }
        Interpretation second = grammars.get(language.other()).read(utterance);
        if (second instanceof Interpretation.Unknown) {
            return interpretation;
        }
        return isTie(utterance.text()) ? second : inForeignWords(interpretation, second);
    }

    /** What only the vocabulary of the other language makes something of is shown first, and is not guessed at twice. */
    private Interpretation inForeignWords(Interpretation unknown, Interpretation read) {
        return read instanceof Interpretation.Confirm ? unknown : grammars.get(read.language()).shown(read);
    }

    private boolean isTie(String text) {
        return grammars.get(Language.PORTUGUESE).familiarity(text) == grammars.get(Language.ENGLISH).familiarity(text);
    }

    Grammar grammar(Language language) {
        return grammars.get(language);
    }

    /** "Dinner on Thanksgiving" is no Portuguese, even though "dinner" ends like a verb of it. */
    private boolean mayBe(Language language, String text) {
        long own = grammars.get(language).familiarity(text);
        return 2 * own > grammars.get(language.other()).familiarity(text);
    }

    private Language language(Utterance utterance) {
        Language preferred = Language.of(utterance.preferred());
        long first = grammars.get(preferred).familiarity(utterance.text());
        long second = grammars.get(preferred.other()).familiarity(utterance.text());
        return second > first ? preferred.other() : preferred;
    }
}
