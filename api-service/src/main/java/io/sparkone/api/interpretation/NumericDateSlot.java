package io.sparkone.api.interpretation;

import io.sparkone.api.interpretation.SlotReader.Reading;

/** Reads dates in figures: "24/11", "24/11/2026", "24.11.26", "2026-11-24"; not "2.0.1". */
final class NumericDateSlot {

    private NumericDateSlot() {}

    static Reading read(PhraseBook book, Sentence sentence, int at) {
        Reading first = Slots.figures(sentence, at, 1, 4);
        if (first == null || !Slots.isGlued(sentence, at + 1) || !Slots.isGlued(sentence, at + 2)) {
            return null;
        }
        String separator = sentence.at(at + 1).folded();
        Reading second = Slots.figures(sentence, at + 2, 1, 2);
        if (second == null || !"/-.".contains(separator)) {
            return null;
        }
        Reading third = sentence.is(at + 3, separator) && Slots.isGlued(sentence, at + 3)
                && Slots.isGlued(sentence, at + 4)
                        ? Slots.figures(sentence, at + 4, 1, 4)
                        : null;
        int next = third == null ? at + 3 : at + 5;
        boolean cutShort = Slots.isGlued(sentence, next) && !sentence.at(next).isMark();
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
        boolean version = separator.equals(".") && (sentence.at(at).digits() < 2 || sentence.at(at + 2).digits() < 2
                || Slots.isGlued(sentence, at + 5) && Slots.isGlued(sentence, at + 6)
                        && sentence.at(at + 6).isNumber());
        boolean year = lastDigits == 4 || lastDigits == 2 && (separator.equals("/") || !version);
        return year && sentence.at(at).digits() <= 2
                ? new NumericDate(a, b, lastDigits == 2 ? 2000 + c : c, false)
                : null;
    }
}
