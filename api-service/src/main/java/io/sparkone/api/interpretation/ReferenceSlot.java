package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;

import io.sparkone.api.interpretation.SlotReader.Reading;

/** Reads the numbers by which tasks and events are called. */
final class ReferenceSlot {

    /** Nobody points at more at once; a longer list of numbers is something else, and costs no time to refuse. */
    private static final int MOST_REFERENCES = 20;

    private ReferenceSlot() {}

    /** "12", "#12", "3, 4 e 5": numbers of tasks or events. */
    static Reading read(PhraseBook book, Sentence sentence, int at) {
        List<Long> numbers = new ArrayList<>();
        int next = reference(book, sentence, at, numbers);
        int end = next;
        while (next > 0 && numbers.size() <= MOST_REFERENCES) {
            end = next;
            Match and = book.longest(sentence, end, "and_ref");
            next = and == null ? -1 : reference(book, sentence, and.to(), numbers);
        }
        return numbers.isEmpty() || numbers.size() > MOST_REFERENCES ? null : new Reading(List.copyOf(numbers), end);
    }

    /** "Sete", "três e quatro": only after the word task or event, and where nothing counted follows. */
    static Reading inWords(PhraseBook book, Sentence sentence, int at) {
        List<Long> numbers = new ArrayList<>();
        Reading word = Slots.inWords(book, sentence, at);
        int end = at;
        while (word != null && numbers.size() < MOST_REFERENCES) {
            numbers.add(((Integer) word.value()).longValue());
            end = word.next();
            Match and = book.longest(sentence, end, "and_ref");
            word = and == null ? null : Slots.inWords(book, sentence, and.to());
        }
        boolean ends = end > at && (Slots.edge(book, sentence, end) != null || book.starts(sentence, end, "done_word"));
        return ends ? new Reading(List.copyOf(numbers), end) : null;
    }

    /** Whether a number stands there that may be a task's or an event's. */
    static boolean isReference(PhraseBook book, Sentence sentence, int at) {
        return reference(book, sentence, at, new ArrayList<>()) > 0;
    }

    private static int reference(PhraseBook book, Sentence sentence, int at, List<Long> numbers) {
        Match sign = book.longest(sentence, at, "number_sign");
        int number = sign == null ? at : sign.to();
        if (!sentence.has(number) || !sentence.at(number).isNumber() || sentence.at(number).digits() > 9
                || ClockSlot.explicit(book, sentence, number) != null
                || NumericDateSlot.read(book, sentence, number) != null
                || isLength(book, sentence, number) || goesOn(sentence, number + 1)
                || Slots.isGlued(sentence, number + 1) && sentence.at(number + 1).isWord()) {
            return -1;
        }
        numbers.add(Long.valueOf(sentence.at(number).folded()));
        return number + 1;
    }

    /** "My 1:1 with Priya" */
    private static boolean goesOn(Sentence sentence, int at) {
        return Slots.isGlued(sentence, at) && sentence.at(at).isMark() && Slots.isGlued(sentence, at + 1)
                && sentence.at(at + 1).isNumber();
    }

    /** "The meeting 2 hours later", not "tarefa 1 dia 5". */
    private static boolean isLength(PhraseBook book, Sentence sentence, int at) {
        SlotReader.Reading span = SpanSlot.read(book, sentence, at);
        return span != null && !(sentence.has(span.next()) && sentence.at(span.next()).isNumber());
    }
}
