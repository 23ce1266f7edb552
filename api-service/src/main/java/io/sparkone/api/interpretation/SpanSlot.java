package io.sparkone.api.interpretation;

import java.util.regex.Pattern;

import io.sparkone.api.interpretation.SlotReader.Reading;

/** Reads lengths of time: "2 horas", "1h30", "2 horas e 15 minutos", "uma hora e meia", "half an hour", "3 weeks". */
final class SpanSlot {

    private static final int MOST_DIGITS = 4;
    /** In minutes. */
    private static final int HOUR = 60;

    /** Of a number that is no whole one: "1.5 hours", "1-2 hours", "2 or 3 days", "½ hour", "half a week". */
    private static final Pattern UNREAD = Pattern.compile(
            "(?i)(?:\\d[.,]\\d+|\\d ?[-–/] ?\\d+(?: of an?)?|\\d (?:or|ou) \\d+|\\d?[¼½¾⅓⅔]|half an?|mei[ao]) ?"
                    + "(?:h|hrs?|hours?|days?|weeks?|months?|min|mins|minutes?|horas?|dias?|semanas?|meses|m[eê]s|minutos?)\\b");
    /** No such length: "half an hour", "meia hora", "meio-dia". */
    private static final Pattern HALF_HOUR = Pattern.compile("(?i)half an? hour|meia hora|meio[- ]dia");

    private SpanSlot() {}

    /** Whether a text names a length that is not read. */
    static boolean isUnread(String text) {
        return UNREAD.matcher(HALF_HOUR.matcher(text).replaceAll("")).find();
    }

    /** Only hours and minutes, or only days and longer. */
    static Reading read(PhraseBook book, Sentence sentence, int at, boolean brief) {
        Reading reading = read(book, sentence, at);
        return reading != null && ((Span) reading.value()).isShort() == brief ? reading : null;
    }

    static Reading read(PhraseBook book, Sentence sentence, int at) {
        Match word = book.longest(sentence, at, "span_word");
        if (word != null) {
            return new Reading(new Span(Integer.parseInt(word.value()), "minute", 0), word.to());
        }
        Reading count = isHuge(sentence, at)
                ? new Reading(Integer.MAX_VALUE, at + 1)
                : Slots.count(book, sentence, at);
        Match unit = count == null ? null : unit(book, sentence, count.next());
        if (unit == null) {
            return null;
        }
        int number = (Integer) count.value();
        if (!unit.value().equals("hour")) {
            return new Reading(new Span(number, unit.value(), 0), unit.to());
        }
        Match half = book.longest(sentence, unit.to(), "and_half");
        if (half != null) {
            return new Reading(new Span(number, "hour", 30), half.to());
        }
        Reading minutes = Slots.isGlued(sentence, unit.to())
                ? Slots.figures(sentence, unit.to(), 2, 2)
                : minutes(book, sentence, unit.to());
        return minutes == null
                ? new Reading(new Span(number, "hour", 0), unit.to())
                : new Reading(new Span(number, "hour", (Integer) minutes.value()), minutes.next());
    }

    /** The rest of "2 hours and 30 minutes"; null where there is none. */
    private static Reading minutes(PhraseBook book, Sentence sentence, int at) {
        Match and = book.longest(sentence, at, "and");
        Reading count = Slots.count(book, sentence, and == null ? at : and.to());
        Match unit = count == null ? null : unit(book, sentence, count.next());
        return unit == null || !unit.value().equals("minute") || (Integer) count.value() >= HOUR
                ? null
                : new Reading(count.value(), unit.to());
    }

    /** More digits than any length of time has that is meant: read, so that it can be asked about. */
    private static boolean isHuge(Sentence sentence, int at) {
        return sentence.has(at) && sentence.at(at).digits() > MOST_DIGITS;
    }

    /** "45 min" and "45-minute" alike. */
    private static Match unit(PhraseBook book, Sentence sentence, int at) {
        return book.longest(sentence, sentence.is(at, "-") && Slots.isGlued(sentence, at) ? at + 1 : at, "unit");
    }
}
