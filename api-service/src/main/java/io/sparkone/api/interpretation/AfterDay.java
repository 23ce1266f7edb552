package io.sparkone.api.interpretation;

import java.util.Map;

/**
 * Reads what stands right after a day, where a number is neither a count nor a duration: the 15 of "reunião amanhã 15",
 * the "dez horas" of "terça, dez horas", the 21 of "sábado 21 churrasco".
 */
final class AfterDay {

    private AfterDay() {}

    /** A time or a day of the month; null when there is none, or {@code day} is no day. */
    static Match read(PhraseBook book, Sentence sentence, Match day) {
        Match longer = book.longest(sentence, day.to(), "date", "time");
        if (!day.section().equals("date") && !day.value().equals("tonight") || longer != null && longer.length() > 1) {
            return null; // "sexta 13 de novembro"
        }
        Match spoken = book.longest(sentence, day.to(),
                day.from() == 0 ? "hour_after_opening_day" : "hour_after_day", "hour_after_day");
        if (spoken != null) {
            return new Match("time", spoken.value(), spoken.from(), spoken.to(), spoken.captures());
        }
        Match bare = day.value().equals("day") ? null : bareHour(book, sentence, day.to());
        return bare == null && day.value().equals("weekday") ? dayOfMonth(book, sentence, day.to()) : bare;
    }

    private static Match bareHour(PhraseBook book, Sentence sentence, int at) {
        SlotReader.Reading dotted = ClockSlot.dotted(book, sentence, at);
        if (dotted != null) {
            return new Match("time", "at", at, dotted.next(), Map.of("hour", dotted.value()));
        }
        SlotReader.Reading reading = ClockSlot.hour(book, sentence, at);
        if (reading == null || reading.next() != at + 1 || !sentence.at(at).isNumber()) {
            return null;
        }
        Clock hour = (Clock) reading.value();
        boolean isRange = sentence.is(at + 1, "-");
        return hour.isPossible() && hour.hour() > 0 && !isRange
                ? new Match("time", "at", at, at + 1, Map.of("hour", hour))
                : null;
    }

    private static Match dayOfMonth(PhraseBook book, Sentence sentence, int at) {
        boolean number = sentence.has(at) && sentence.at(at).isNumber() && sentence.at(at).digits() <= 2
                && book.starts(sentence, at + 1, "event");
        return number
                ? new Match("date", "day", at, at + 1, Map.of("day", Integer.valueOf(sentence.at(at).folded())))
                : null;
    }
}
