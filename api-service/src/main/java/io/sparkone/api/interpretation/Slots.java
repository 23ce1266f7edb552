package io.sparkone.api.interpretation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sparkone.api.interpretation.SlotReader.Reading;

/** The values that a word list cannot hold: numbers, figures, verbs, the rest of a sentence. */
final class Slots {

    private static final int SMALL = 3;
    /** Nobody points at more at once; a longer list of numbers is something else, and costs no time to refuse. */
    private static final int MOST_REFERENCES = 20;

    private Slots() {}

    static Map<String, SlotReader> readers() {
        Map<String, SlotReader> readers = new TreeMap<>();
        readers.put("n", Slots::count);
        readers.put("day", Slots::day);
        readers.put("year", (book, sentence, at) -> figures(sentence, at, 4, 4));
        readers.put("two", (book, sentence, at) -> figures(sentence, at, 2, 2));
        readers.put("date", Slots::date);
        readers.put("ref", Slots::references);
        readers.put("rest", Slots::rest);
        readers.put("verb", Slots::verb);
        readers.put("edge", Slots::edge);
        readers.put("weekdays", Slots::weekdays);
        readers.put("clock", ClockSlot::explicit);
        readers.put("hour", ClockSlot::hour);
        readers.put("clock_number", ClockSlot::number);
        readers.put("span", SpanSlot::read);
        readers.put("hours", (book, sentence, at) -> SpanSlot.read(book, sentence, at, true));
        readers.put("days", (book, sentence, at) -> SpanSlot.read(book, sentence, at, false));
        readers.put("nth_day", Slots::ordinalDay);
        return Map.copyOf(readers);
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
        Match word = book.longest(sentence, at, "number");
        return word == null ? null : new Reading(Integer.valueOf(word.value()), word.to());
    }

    /** A day of the month: "15", "15th", "1º". */
    private static Reading day(PhraseBook book, Sentence sentence, int at) {
        Reading figures = figures(sentence, at, 1, 2);
        if (figures == null) {
            Match word = book.longest(sentence, at, "day_word");
            return word == null ? null : new Reading(Integer.valueOf(word.value()), word.to());
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

    /** Only "15th", not "15". */
    private static Reading ordinalDay(PhraseBook book, Sentence sentence, int at) {
        Reading day = day(book, sentence, at);
        return day == null || day.next() == at + 1 && sentence.at(at).isNumber() ? null : day;
    }

    static boolean isGlued(Sentence sentence, int at) {
        return sentence.has(at) && sentence.at(at).glued();
    }

    private static Reading date(PhraseBook book, Sentence sentence, int at) {
        Reading first = figures(sentence, at, 1, 4);
        if (first == null || !isGlued(sentence, at + 1) || !isGlued(sentence, at + 2)) {
            return null;
        }
        String separator = sentence.at(at + 1).folded();
        Reading second = figures(sentence, at + 2, 1, 2);
        if (second == null || !"/-.".contains(separator)) {
            return null;
        }
        Reading third = sentence.is(at + 3, separator) && isGlued(sentence, at + 3) && isGlued(sentence, at + 4)
                ? figures(sentence, at + 4, 1, 4)
                : null;
        int next = third == null ? at + 3 : at + 5;
        boolean cutShort = isGlued(sentence, next) && !sentence.at(next).isMark();
        NumericDate date = cutShort ? null : date(sentence, at, first, second, third, separator);
        return date == null ? null : new Reading(date, next);
    }

    private static NumericDate date(Sentence sentence, int at, Reading first, Reading second, Reading third,
            String separator) {
        int a = (Integer) first.value();
        int b = (Integer) second.value();
        if (third == null) {
            return separator.equals("/") && sentence.at(at).digits() <= 2 ? new NumericDate(a, b, null, false) : null;
        }
        int c = (Integer) third.value();
        int lastDigits = sentence.at(at + 4).digits();
        if (sentence.at(at).digits() == 4) {
            return lastDigits <= 2 && !separator.equals(".") ? new NumericDate(b, c, a, true) : null;
        }
        boolean year = lastDigits == 4 || lastDigits == 2 && separator.equals("/");
        return year && sentence.at(at).digits() <= 2
                ? new NumericDate(a, b, lastDigits == 2 ? 2000 + c : c, false)
                : null;
    }

    /** "12", "#12", "3, 4 e 5": numbers of tasks or events. */
    private static Reading references(PhraseBook book, Sentence sentence, int at) {
        List<Long> numbers = new ArrayList<>();
        int next = reference(book, sentence, at, numbers);
        int end = next;
        while (next > 0 && numbers.size() <= MOST_REFERENCES) {
            end = next;
            next = book.starts(sentence, end, "and") ? reference(book, sentence, end + 1, numbers) : -1;
        }
        return numbers.isEmpty() || numbers.size() > MOST_REFERENCES ? null : new Reading(List.copyOf(numbers), end);
    }

    private static int reference(PhraseBook book, Sentence sentence, int at, List<Long> numbers) {
        Match sign = book.longest(sentence, at, "number_sign");
        int number = sign == null ? at : sign.to();
        if (!sentence.has(number) || !sentence.at(number).isNumber() || sentence.at(number).digits() > 9
                || ClockSlot.explicit(book, sentence, number) != null || date(book, sentence, number) != null
                || isGlued(sentence, number + 1) && sentence.at(number + 1).isWord()) {
            return -1;
        }
        numbers.add(Long.valueOf(sentence.at(number).folded()));
        return number + 1;
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

    /** Nothing to read, but the place must be where a time expression may end: before a mark, a time or a preposition. */
    static Reading edge(PhraseBook book, Sentence sentence, int at) {
        boolean edge = !sentence.has(at) || sentence.at(at).isMark() || book.starts(sentence, at, "after")
                || ClockSlot.explicit(book, sentence, at) != null || isRange(book, sentence, at);
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
