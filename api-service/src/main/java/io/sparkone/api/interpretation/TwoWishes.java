package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** "Comprar pão amanhã e ligar pro João sexta": two wishes in one sentence, each with a day of its own. */
final class TwoWishes {

    private final PhraseBook book;
    private final Function<String, Interpretation> reader;

    TwoWishes(PhraseBook book, Function<String, Interpretation> reader) {
        this.book = book;
        this.reader = reader;
    }

    /** What the whole is; where it names two days, and falls apart in one way only, its two wishes. */
    Interpretation better(Interpretation whole, Sentence sentence) {
        boolean twice = whole instanceof Interpretation.Question question && question.doubt() == Doubt.TWO_DATES;
        List<Interpretation> ways = new ArrayList<>();
        for (int i = 1; twice && i < sentence.size(); i++) {
            Match and = book.longest(sentence, i, "and_wish");
            if (and != null) {
                List<Sentence> halves = List.of(sentence.upTo(i), sentence.from(and.to()));
                List<Interpretation> both = halves.stream().map(half -> reader.apply(half.text())).toList();
                if (both.stream().allMatch(TwoWishes::isWhole) && halves.stream().allMatch(this::isDated)) {
                    ways.add(new Interpretation.Several(whole.language(), both));
                }
            }
        }
        return ways.size() == 1 ? ways.get(0) : whole;
    }

    private boolean isDated(Sentence half) {
        return Findings.in(book, half).has("date");
    }

    /** Not "pay electricity on the 5th and water on the 10th", where only the first half has the verb. */
    private static boolean isWhole(Interpretation wish) {
        return wish instanceof Interpretation.CreateEvent
                || wish instanceof Interpretation.CreateTask task && task.title().contains(" ");
    }
}
