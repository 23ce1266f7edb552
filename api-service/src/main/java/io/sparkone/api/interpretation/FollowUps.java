package io.sparkone.api.interpretation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.OpenQuestion.Around;
import io.sparkone.api.interpretation.OpenQuestion.Option;

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
        return answer.or(() -> change(utterance, alone, last)).orElseGet(() -> Understood
                .of(open != null && isOfOptions(alone, open)
                        ? interpreter.grammar(alone.language()).shown(alone)
                        : alone,
                        utterance));
    }

    /**
     * What a short answer can complete.
     *
     * @param text
     *            the message that was asked about
     * @param options
     *            what the writer is shown to choose from
     * @return empty where no short answer can
     */
    public Optional<OpenQuestion> open(Understood asked, Doubt doubt, List<Option> options) {
        Language language = asked.wish().language();
        List<String> parts = Parts.of(asked.text()).texts();
        if (doubt == Doubt.MISSING_TEXT) {
            return Optional.empty();
        }
        if (parts.size() == 1 || doubt == Doubt.IS_WISH) {
            return Optional.of(
                    new OpenQuestion(asked.text(), doubt, language, options, asked.now().toInstant(), null,
                            asked.draft()));
        }
        Grammar grammar = interpreter.grammar(language);
        return IntStream.range(0, parts.size())
                .filter(i -> isDoubt(grammar.read(new Utterance(parts.get(i), asked.now(), null)), doubt)).boxed()
                .findFirst().map(i -> new OpenQuestion(parts.get(i), doubt, language, options,
                        asked.now().toInstant(), new Around(String.join("\n", parts.subList(0, i)),
                                String.join("\n", parts.subList(i + 1, parts.size()))),
                        null));
    }

    /** What was made without a time, or for a day: "às 19h", written next, tells it, though nobody asked. */
    public Optional<OpenQuestion> untold(Interpretation made, Target item, Instant asked) {
        Doubt doubt = made instanceof Interpretation.CreateTask task && task.due() == null
                ? Doubt.TIME_UNASKED
                : isWholeDay(made) ? Doubt.HOUR_UNASKED : null;
        if (doubt == null) {
            return Optional.empty();
        }
        Grammar grammar = interpreter.grammar(made.language());
        String text = grammar.book().values("move_it").get(0) + " " + Change.name(grammar, item) + ":";
        return Optional.of(new OpenQuestion(text, doubt, made.language(), List.of(), asked, null, null));
    }

    private static boolean isWholeDay(Interpretation made) {
        return made instanceof Interpretation.CreateTask task && task.due().wholeDay() && task.recurrence() == null
                || made instanceof Interpretation.CreateEvent event && event.start().wholeDay() && event.end() == null
                        && event.recurrence() == null;
    }

    private static boolean isDoubt(Interpretation read, Doubt doubt) {
        return read instanceof Interpretation.Question question && question.doubt() == doubt;
    }

    private Optional<Understood> answer(Utterance utterance, OpenQuestion open, Interpretation alone) {
        if (!open.leftOpen() && languages(alone).map(interpreter::grammar)
                .anyMatch(grammar -> says(grammar, "forget", utterance.text()))) {
            return Optional.of(Understood.of(new Interpretation.Forget(alone.language()), utterance));
        }
        if (!mayAnswer(alone, open)) {
            return Optional.empty();
        }
        Grammar grammar = interpreter.grammar(open.language());
        return new Completion(grammar, open).with(utterance.text())
                .filter(completed -> !isPassedOver(grammar, open, completed, utterance.at(asked(utterance, open))))
                .map(completed -> understood(grammar, open.draft(), completed, utterance.at(asked(utterance, open))))
                .filter(whole -> whole.wish().isAction() || whole.wish() instanceof Interpretation.Question
                        || whole.wish() instanceof Interpretation.Several
                        || whole.wish() instanceof Interpretation.Confirm);
    }

    /** "Pagar luz e água", of two that are shown to choose one from: both of them, or a new task. */
    private boolean isOfOptions(Interpretation alone, OpenQuestion open) {
        Grammar grammar = interpreter.grammar(alone.language());
        List<Token> title = alone.title() == null ? List.of() : grammar.sentence(alone.title()).tokens();
        return open.doubt() == Doubt.WHICH_ITEM && open.options().stream()
                .anyMatch(option -> !title.isEmpty() && grammar.sentence(option.title()).tokens().stream()
                        .filter(Token::isWord).allMatch(word -> title.stream().anyMatch(own -> own.is(word.folded()))));
    }

    /** "Yes, Friday" to what has no day, as a completion: the yes is not to all that was shown. */
    private static boolean isPassedOver(Grammar grammar, OpenQuestion open, Completion.Completed completed,
            Utterance answer) {
        if (!completed.confirmed() || open.draft() != null || completed.text().equals(open.text())) {
            return false;
        }
        Interpretation wish = grammar.readConfirmed(answer.saying(completed.text()));
        return wish instanceof Interpretation.Complete || wish instanceof Interpretation.Cancel
                || wish.equals(grammar.readConfirmed(answer.saying(open.text())));
    }

    private static Understood understood(Grammar grammar, Draft draft, Completion.Completed completed,
            Utterance answer) {
        Utterance whole = answer.saying(completed.text());
        if (draft != null) {
            Interpretation wish = draft.at(grammar, whole);
            boolean shown = wish.isAction() && !completed.confirmed();
            return new Understood(shown ? new Interpretation.Confirm(wish.language(), wish) : wish, whole.text(),
                    whole.now(), draft);
        }
        Interpretation wish = completed.confirmed() ? grammar.readConfirmed(whole) : grammar.read(whole);
        return Understood.of(completed.doubted() ? grammar.shown(wish) : wish, whole);
    }

    /** After midnight "amanhã" is still the day after the one on which it was said and asked about. */
    private static ZonedDateTime asked(Utterance answer, OpenQuestion open) {
        ZonedDateTime asked = open.asked() == null ? answer.now() : open.asked().atZone(answer.now().getZone());
        return asked.toLocalDate().equals(answer.now().toLocalDate()) ? answer.now() : asked;
    }

    /** What is a whole wish by itself is no answer, unless a title or one of some titles was asked for. */
    private static boolean mayAnswer(Interpretation alone, OpenQuestion open) {
        boolean titled = alone instanceof Interpretation.CreateTask || alone instanceof Interpretation.CreateEvent;
        return alone instanceof Interpretation.Unknown || alone instanceof Interpretation.Courtesy
                || alone instanceof Interpretation.Question || alone instanceof Interpretation.Confirm
                || titled && (open.doubt() == Doubt.MISSING_TITLE || !open.options().isEmpty());
    }

    private Optional<Understood> change(Utterance utterance, Interpretation alone, Target last) {
        boolean open = alone instanceof Interpretation.Unknown || alone instanceof Interpretation.Courtesy
                || alone instanceof Interpretation.Confirm
                || alone instanceof Interpretation.Question question && question.doubt() == Doubt.WHICH_ITEM;
        return open
                ? languages(alone).flatMap(language -> change(utterance, interpreter.grammar(language), last).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Understood> change(Utterance utterance, Grammar grammar, Target last) {
        return Change.read(grammar, utterance.text()).map(change -> {
            if (!change.canBe(last)) {
                return new Understood(grammar.question(Doubt.WHICH_ITEM, utterance.text()), change.of(grammar, null),
                        utterance.now(), null);
            }
            Utterance whole = utterance.saying(change.of(grammar, last));
            Interpretation wish = grammar.read(whole);
            return Understood.of(grammar.sentence(utterance.text()).isAskedBack() ? grammar.shown(wish) : wish, whole);
        });
    }

    private static Stream<Language> languages(Interpretation alone) {
        return Stream.of(alone.language(), alone.language().other());
    }

    private static boolean says(Grammar grammar, String section, String text) {
        return new ShortWords(grammar.book()).isAll(grammar.sentence(text), section);
    }
}
