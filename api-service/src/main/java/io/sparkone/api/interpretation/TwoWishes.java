package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Two wishes in one sentence: "comprar pão amanhã e ligar pro João sexta", "conclui a tarefa 3 e compra leite". What is
 * only one task with an "e" in it stays that: nothing of it is lost.
 */
final class TwoWishes {

    /** Nobody joins more by "e". */
    private static final int MOST = 10;

    private final PhraseBook book;
    private final Function<String, Sentence> sentences;
    private final Function<String, Interpretation> reader;

    /**
     * @param sentences
     *            makes a sentence of a text, without courtesies
     * @param reader
     *            reads a text as one wish
     */
    TwoWishes(PhraseBook book, Function<String, Sentence> sentences, Function<String, Interpretation> reader) {
        this.book = book;
        this.sentences = sentences;
        this.reader = reader;
    }

    /** What the text is as a whole; its wishes where it falls apart. */
    Interpretation in(String text) {
        Interpretation whole = reader.apply(text);
        Sentence sentence = sentences.apply(text);
        List<Sentence> apart = commands(sentence);
        boolean twice = whole instanceof Interpretation.Question question && question.doubt() == Doubt.TWO_DATES;
        if (apart.size() > 1) {
            return all(whole, apart);
        }
        List<List<Sentence>> ways = twice ? dated(sentence) : List.of();
        return ways.size() == 1 ? all(whole, ways.get(0)) : whole;
    }

    private Interpretation all(Interpretation whole, List<Sentence> parts) {
        Wishes wishes = new Wishes();
        wishes.asksFor(true);
        parts.forEach(part -> wishes.take(reader.apply(part.text())));
        return wishes.or(whole);
    }

    /** The commands of a sentence, each with what belongs to it; only the sentence where there is but one. */
    private List<Sentence> commands(Sentence sentence) {
        List<Sentence> commands = new ArrayList<>();
        int from = 0;
        int tries = 0;
        for (int i = 1; i < sentence.size() && tries < MOST; i++) {
            int next = afterJoint(sentence, i);
            if (next > 0) {
                tries++;
                if (areApart(sentence.part(from, i), upToNext(sentence, next))) {
                    commands.add(sentence.part(from, i));
                    from = next;
                }
            }
        }
        commands.add(sentence.from(from));
        return commands;
    }

    private Sentence upToNext(Sentence sentence, int from) {
        int to = from + 1;
        while (sentence.has(to) && afterJoint(sentence, to) == 0) {
            to++;
        }
        return sentence.part(from, to);
    }

    /** Where a command begins after the "e" or the comma at a token; 0 where none does. */
    private int afterJoint(Sentence sentence, int at) {
        Match and = isVerb(sentence, at) ? null : book.longest(sentence, at, "and_wish");
        int next = and != null ? and.to() : sentence.is(at, ",") ? at + 1 : sentence.size();
        boolean reason = and == null && book.starts(sentence, next, "need"); // "…, gotta catch the bus"
        return sentence.has(next) && !reason && isCommand(sentence.from(next)) ? next : 0;
    }

    /** "É", which without its accent would be an "e". */
    private static boolean isVerb(Sentence sentence, int at) {
        return sentence.part(at, at + 1).text().equalsIgnoreCase("é");
    }

    /** The ways to part a sentence in two that each name a day. */
    private List<List<Sentence>> dated(Sentence sentence) {
        List<List<Sentence>> ways = new ArrayList<>();
        for (int i = 1; i < sentence.size(); i++) {
            Match and = book.longest(sentence, i, "and_wish");
            if (and != null && isDatedWish(sentence.upTo(i)) && isDatedWish(sentence.from(and.to()))) {
                ways.add(List.of(sentence.upTo(i), sentence.from(and.to())));
            }
        }
        return ways;
    }

    /** Not "…, note that down". */
    private boolean isCommand(Sentence second) {
        Match appeal = book.longest(second, 0, "appeal");
        boolean ofFirst = appeal != null && !second.from(appeal.to()).hasWords();
        return !ofFirst && (book.starts(second, 0, TargetRule.VERBS)
                || book.starts(second, 0, "starts_task", "mark_task", "mark_event"));
    }

    /** One of them changes what is there, or the second says again that it is asked for. */
    private boolean areApart(Sentence first, Sentence second) {
        Interpretation one = reader.apply(first.text());
        Interpretation other = reader.apply(second.text());
        return one.isAction() && other.isAction() && !isOfVerb(one)
                && (one.target() != null || other.target() != null
                        || book.starts(second, 0, "mark_task", "mark_event"));
    }

    /** "Terminei de lavar e passar a roupa": one thing is done. */
    private boolean isOfVerb(Interpretation wish) {
        Target target = wish.target();
        return target != null && target.words() != null
                && book.starts(sentences.apply(target.words()), 0, "starts_task");
    }

    /** Not "pay electricity on the 5th and water on the 10th", where only the first half has the verb. */
    private boolean isDatedWish(Sentence half) {
        Interpretation wish = reader.apply(half.text());
        return Findings.in(book, half).has("date") && (wish instanceof Interpretation.CreateEvent
                || wish instanceof Interpretation.CreateTask task && task.title().contains(" "));
    }
}
