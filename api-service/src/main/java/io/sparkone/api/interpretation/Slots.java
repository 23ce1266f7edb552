package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sparkone.api.interpretation.SlotReader.Reading;

/** The values that a word list cannot hold: numbers, figures, verbs, the rest of a sentence. */
final class Slots {

    private static final int MOST_MARKS = 5;
    private static final int SMALL = 3;
    private static final int TEN = 10;
    private static final int TWENTY = 20;
    /** In which nobody who writes here can be born. */
    private static final int FIRST_YEAR = 1800;

    private Slots() {}

    static Map<String, SlotReader> readers() {
        Map<String, SlotReader> readers = new TreeMap<>();
        readers.put("n", Slots::count);
        readers.put("day", Slots::day);
        readers.put("year", (book, sentence, at) -> year(sentence, at));
        readers.put("two", (book, sentence, at) -> figures(sentence, at, 2, 2));
        readers.put("date", NumericDateSlot::read);
        readers.put("ref", ReferenceSlot::read);
        readers.put("ref_in_words", ReferenceSlot::inWords);
        readers.put("start", (book, sentence, at) -> at == 0 ? new Reading("", at) : null);
        readers.put("end", (book, sentence, at) -> sentence.from(at).hasWords() ? null : new Reading("", at));
        readers.put("break", (book, sentence, at) -> marks(sentence, at));
        readers.put("rest", Slots::rest);
        readers.put("verb", Slots::verb);
        readers.put("timed_verb", Slots::timedVerb);
        readers.put("participle", Slots::participle);
        readers.put("past", Slots::past);
        readers.put("alone", Slots::alone);
        readers.put("edge", Slots::edge);
        readers.put("capital", Slots::capital);
        readers.put("weekdays", Slots::weekdays);
        readers.put("clock", ClockSlot::explicit);
        readers.put("hour", ClockSlot::hour);
        readers.put("dotted", ClockSlot::dotted);
        readers.put("military", ClockSlot::military);
        readers.put("whole_hour", ClockSlot::whole);
        readers.put("clock_number", ClockSlot::number);
        readers.put("span", SpanSlot::read);
        readers.put("hours", (book, sentence, at) -> SpanSlot.read(book, sentence, at, true));
        readers.put("duration", (book, sentence, at) -> ClockSlot.explicit(book, sentence, at) == null
                ? SpanSlot.read(book, sentence, at, true)
                : null);
        readers.put("days", (book, sentence, at) -> SpanSlot.read(book, sentence, at, false));
        readers.put("nth_day", Slots::ordinalDay);
        return Map.copyOf(readers);
    }

    /** Punctuation, "..." also. */
    private static Reading marks(Sentence sentence, int at) {
        int end = at;
        while (end < at + MOST_MARKS && sentence.has(end) && sentence.at(end).isMark()) {
            end++;
        }
        return end == at ? null : new Reading("", end);
    }

    /** Not the "0900" of "2 Dec 0900". */
    private static Reading year(Sentence sentence, int at) {
        Reading figures = figures(sentence, at, 4, 4);
        return figures == null || (Integer) figures.value() < FIRST_YEAR ? null : figures;
    }

    static Reading figures(Sentence sentence, int at, int fewest, int most) {
        if (!sentence.has(at)) {
            return null;
        }
        int digits = sentence.at(at).digits();
        boolean fits = digits >= fewest && digits <= most;
        return fits ? new Reading(Integer.valueOf(sentence.at(at).folded()), at + 1) : null;
    }

    /** A count in figures or in words. */
    static Reading count(PhraseBook book, Sentence sentence, int at) {
        Reading figures = figures(sentence, at, 1, SMALL);
        if (figures != null) {
            return figures;
        }
        return inWords(book, sentence, at);
    }

    /** "Sete", "vinte e um", "twenty-one". */
    static Reading inWords(PhraseBook book, Sentence sentence, int at) {
        Match word = book.longest(sentence, at, "number");
        if (word == null) {
            return null;
        }
        int number = Integer.parseInt(word.value());
        boolean joined = sentence.is(word.to(), "e") || sentence.is(word.to(), "-");
        Match unit = number < TWENTY || number % TEN != 0
                ? null
                : book.longest(sentence, joined ? word.to() + 1 : word.to(), "number");
        boolean composed = unit != null && Integer.parseInt(unit.value()) < TEN && !unit.value().equals("0")
                && unit.length() == 1 && (joined || isUnit(sentence, unit));
        return composed
                ? new Reading(number + Integer.parseInt(unit.value()), unit.to())
                : new Reading(number, word.to());
    }

    /** "A" counts one, but not in "twenty a day". */
    private static boolean isUnit(Sentence sentence, Match unit) {
        return sentence.at(unit.from()).folded().length() > 2;
    }

    /** A day of the month: "15", "15th", "1º", "quinze". */
    private static Reading day(PhraseBook book, Sentence sentence, int at) {
        Reading figures = figures(sentence, at, 1, 2);
        if (figures == null) {
            Match word = book.longest(sentence, at, "day_word");
            return word == null
                    ? dayInWords(book, sentence, at)
                    : new Reading(Integer.valueOf(word.value()), word.to());
        }
        int next = figures.next();
        if (!isGlued(sentence, next)) {
            return figures;
        }
        if (sentence.at(next).isMark()) {
            boolean goesOn = isGlued(sentence, next + 1) && sentence.at(next + 1).isNumber();
            return goesOn && !sentence.is(next, "-") ? null : figures;
        }
        Match suffix = book.longest(sentence, next, "ordinal_suffix");
        return suffix == null ? null : new Reading(figures.value(), suffix.to());
    }

    /** Not "um", which is an article far more often than the first of a month. */
    private static Reading dayInWords(PhraseBook book, Sentence sentence, int at) {
        Reading number = inWords(book, sentence, at);
        return number == null || (Integer) number.value() == 1 ? null : number;
    }

    /** Only "15th", not "15". */
    private static Reading ordinalDay(PhraseBook book, Sentence sentence, int at) {
        Match word = book.longest(sentence, at, "day_word");
        if (word != null) { // "the first" is a day, "the first chapter" is not
            boolean ends = edge(book, sentence, word.to()) != null || book.starts(sentence, word.to(), "of_month");
            return ends ? new Reading(Integer.valueOf(word.value()), word.to()) : null;
        }
        Reading day = sentence.has(at) && sentence.at(at).isNumber() ? day(book, sentence, at) : null;
        return day == null || day.next() == at + 1 ? null : day;
    }

    /** A word that is written like a name. */
    private static Reading capital(PhraseBook book, Sentence sentence, int at) {
        boolean name = sentence.has(at) && sentence.at(at).isWord()
                && Character.isUpperCase(sentence.source().charAt(sentence.at(at).start()));
        return name ? new Reading("", at + 1) : null;
    }

    static boolean isGlued(Sentence sentence, int at) {
        return sentence.has(at) && sentence.at(at).glued();
    }

    private static Reading rest(PhraseBook book, Sentence sentence, int at) {
        int end = sentence.size();
        while (end > at && sentence.at(end - 1).isMark()) {
            end--;
        }
        int start = at;
        while (start < end && sentence.at(start).isMark()) {
            start++;
        }
        return start < end ? new Reading(sentence.part(start, end).text(), sentence.size()) : null;
    }

    private static Reading verb(PhraseBook book, Sentence sentence, int at) {
        if (!sentence.has(at) || !sentence.at(at).isWord() || book.starts(sentence, at, "not_verb")) {
            return null;
        }
        String word = sentence.at(at).folded();
        boolean ending = word.length() > SMALL && book.values("verb_ending").stream().anyMatch(word::endsWith);
        return ending || book.starts(sentence, at, "verb") ? new Reading(word, at + 1) : null;
    }

    /** "Pago", "called": what is done with already. */
    private static Reading participle(PhraseBook book, Sentence sentence, int at) {
        boolean word = sentence.has(at) && sentence.at(at).isWord();
        boolean ending = word && sentence.at(at).folded().length() > SMALL
                && book.values("participle_ending").stream().anyMatch(sentence.at(at).folded()::endsWith);
        return ending || word && book.starts(sentence, at, "participle_word")
                ? new Reading(sentence.at(at).folded(), at + 1)
                : null;
    }

    /** "Amanhã às 10h ligar": a verb after its time. */
    private static Reading timedVerb(PhraseBook book, Sentence sentence, int at) {
        int verb = at + Findings.in(book, sentence.from(at)).endOfOpening();
        return verb == at ? null : verb(book, sentence, verb);
    }

    /** "Paguei", "paid": what somebody did. */
    private static Reading past(PhraseBook book, Sentence sentence, int at) {
        boolean told = sentence.has(at) && sentence.at(at).isWord() && !book.starts(sentence, at, "not_told")
                && book.values("told_ending").stream().anyMatch(sentence.at(at).folded()::endsWith);
        return told ? new Reading(sentence.at(at).folded(), at + 1) : participle(book, sentence, at);
    }

    /** Nothing to read, but nobody and no place may follow: "add budget review", not "add salt to the soup". */
    private static Reading alone(PhraseBook book, Sentence sentence, int at) {
        Sentence rest = Findings.in(book, sentence.from(at)).rest(TargetRule.TIMES);
        for (int i = 0; i < rest.size(); i++) {
            if (book.starts(rest, i, "recipient")) {
                return null;
            }
        }
        return new Reading("", at);
    }

    /** Nothing to read, but the place must be where a time expression may end: before a mark, a time or a preposition. */
    static Reading edge(PhraseBook book, Sentence sentence, int at) {
        boolean edge = !sentence.has(at) || sentence.at(at).isMark() || book.starts(sentence, at, "after")
                || ClockSlot.explicit(book, sentence, at) != null || ClockSlot.dotted(book, sentence, at) != null
                || isRange(book, sentence, at)
                || figures(sentence, at, 1, 2) != null && !sentence.from(at + 1).hasWords();
        return edge ? new Reading("", at) : null;
    }

    /** "2-3pm" */
    private static boolean isRange(PhraseBook book, Sentence sentence, int at) {
        return figures(sentence, at, 1, 2) != null && sentence.is(at + 1, "-")
                && ClockSlot.explicit(book, sentence, at + 2) != null;
    }

    private static Reading weekdays(PhraseBook book, Sentence sentence, int at) {
        List<String> days = new ArrayList<>();
        int end = at;
        Match day = book.longest(sentence, at, "weekday");
        while (day != null) {
            days.add(day.value());
            end = day.to();
            Match and = book.longest(sentence, end, "and");
            int next = and == null ? end : and.to();
            Match again = book.longest(sentence, next, "and");
            day = and == null ? null : book.longest(sentence, again == null ? next : again.to(), "weekday");
        }
        return days.isEmpty() ? null : new Reading(List.copyOf(days), end);
    }
}
