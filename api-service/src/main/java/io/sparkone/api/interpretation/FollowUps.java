package io.sparkone.api.interpretation;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads messages that follow others: the answer to a question ("15h", "a segunda"), and changes of what was made last
 * ("cancela", "não, sexta"). Both become one whole message, which the grammar reads like any other.
 */
@ApplicationScoped
public class FollowUps {

    private final GrammarInterpreter interpreter;

    FollowUps(GrammarInterpreter interpreter) {
        this.interpreter = interpreter;
    }

    /**
     * @param open
     *            what the writer was asked; null when nothing is open
     * @param last
     *            the one thing that was made or moved last; null when there is none, or more than one
     */
    public Understood read(Utterance utterance, OpenQuestion open, Target last) {
        Interpretation alone = interpreter.interpret(utterance);
        Optional<Understood> answer = open == null ? Optional.empty() : answer(utterance, open, alone);
        return answer.or(() -> change(utterance, alone, last)).orElse(new Understood(alone, utterance.text()));
    }

    /** Whether a short answer can complete what was asked about; in a message of several wishes it could mean any. */
    public boolean canBeAnswered(String text, Doubt doubt) {
        return doubt != Doubt.MISSING_TEXT && Parts.of(text).isOne();
    }

    private Optional<Understood> answer(Utterance utterance, OpenQuestion open, Interpretation alone) {
        if (languages(alone).map(interpreter::grammar).anyMatch(grammar -> says(grammar, "forget", utterance.text()))) {
            return Optional.of(new Understood(new Interpretation.Forget(alone.language()), utterance.text()));
        }
        if (!mayAnswer(alone, open)) {
            return Optional.empty();
        }
        Grammar grammar = interpreter.grammar(open.language());
        return new Completion(grammar, open).with(utterance.text())
                .map(text -> new Understood(grammar.read(utterance.saying(text)), text))
                .filter(whole -> whole.wish().isAction() || whole.wish() instanceof Interpretation.Question);
    }

    /** What is a whole wish by itself is no answer, unless a title or one of some titles was asked for. */
    private static boolean mayAnswer(Interpretation alone, OpenQuestion open) {
        boolean titled = alone instanceof Interpretation.CreateTask || alone instanceof Interpretation.CreateEvent;
        return alone instanceof Interpretation.Unknown || alone instanceof Interpretation.Question
                || titled && (open.doubt() == Doubt.MISSING_TITLE || !open.options().isEmpty());
    }

    private Optional<Understood> change(Utterance utterance, Interpretation alone, Target last) {
        boolean open = alone instanceof Interpretation.Unknown
                || alone instanceof Interpretation.Question question && question.doubt() == Doubt.WHICH_ITEM;
        return open
                ? languages(alone).flatMap(language -> change(utterance, interpreter.grammar(language), last).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Understood> change(Utterance utterance, Grammar grammar, Target last) {
        return Change.read(grammar, utterance.text()).map(change -> {
            if (!change.canBe(last)) {
                return new Understood(grammar.question(Doubt.WHICH_ITEM, utterance.text()), change.of(grammar, null));
            }
            String text = change.of(grammar, last);
            return new Understood(grammar.read(utterance.saying(text)), text);
        });
    }

    private static Stream<Language> languages(Interpretation alone) {
        return Stream.of(alone.language(), alone.language().other());
    }

    private static boolean says(Grammar grammar, String section, String text) {
        return new ShortWords(grammar.book()).isAll(grammar.sentence(text), section);
    }
}
