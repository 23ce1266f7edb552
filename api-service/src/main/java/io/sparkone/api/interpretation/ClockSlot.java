package io.sparkone.api.interpretation;

import io.sparkone.api.interpretation.Clock.Certainty;
import io.sparkone.api.interpretation.SlotReader.Reading;

/** Reads times: "17h", "17h30", "17:30", "5pm", "meio-dia", and, where a rule expects one, a bare "5". */
final class ClockSlot {

    /** Up to here "3h" and "3:30" are said of the afternoon as often as of the night. */
    private static final int LAST_OPEN_WRITTEN = 5;
    /** Up to here a bare "6" is. */
    private static final int LAST_OPEN_BARE = 6;
    private static final int LATEST = 24;
    /** "Doze horas" lasts; "treze horas" is a time of the day. */
    private static final int LAST_SPAN = 12;

    private ClockSlot() {}

    /** A time that is recognisable as one by itself. */
    static Reading explicit(PhraseBook book, Sentence sentence, int at) {
        Match word = book.longest(sentence, at, "clock_word");
        if (word != null) {
            String[] parts = word.value().split(":");
            return new Reading(Clock.sure(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), word.to());
        }
        Reading hour = Slots.figures(sentence, at, 1, 2);
        if (hour == null) {
            Reading unmarked = unmarked(book, sentence, at);
            return unmarked == null ? spoken(book, sentence, at) : unmarked;
        }
        Reading dotted = dotted(book, sentence, at);
        if (dotted != null && book.starts(sentence, dotted.next() - 1, "half_of_day")) {
            return dotted; // "1.30pm"
        }
        Clock clock = written((Integer) hour.value(), 0, sentence.at(at).digits() == 2);
        Reading minutes = minutes(book, sentence, clock, at + 1);
        int next = minutes == null ? at + 1 : minutes.next();
        Match half = book.longest(sentence, next, "half_of_day");
        if (half != null) {
            return new Reading(half((Clock) (minutes == null ? clock : minutes.value()), half.value()), half.to());
        }
        return minutes;
    }

    /** "1030 am" */
    private static Reading unmarked(PhraseBook book, Sentence sentence, int at) {
        Reading figures = Slots.figures(sentence, at, 3, 4);
        Match half = figures == null ? null : book.longest(sentence, figures.next(), "half_of_day");
        if (half == null) {
            return null;
        }
        int written = (Integer) figures.value();
        return new Reading(half(Clock.sure(written / 100, written % 100), half.value()), half.to());
    }

    /** "Nine thirty a m", "quinze horas": number words are a time only with what makes them one. */
    private static Reading spoken(PhraseBook book, Sentence sentence, int at) {
        Reading hour = Slots.inWords(book, sentence, at);
        if (hour == null) {
            return null;
        }
        int value = (Integer) hour.value();
        Match mark = book.longest(sentence, hour.next(), "spoken_hour_mark");
        if (mark != null && value > LAST_SPAN && value <= 24) {
            return new Reading(Clock.sure(value, 0), mark.to());
        }
        Reading minutes = value > 12 ? null : Slots.inWords(book, sentence, hour.next());
        boolean timed = minutes != null && (Integer) minutes.value() >= 10;
        int next = timed ? minutes.next() : hour.next();
        Match half = value > 12 ? null : book.longest(sentence, next, "half_of_day");
        Clock clock = Clock.sure(value, timed ? (Integer) minutes.value() : 0);
        if (half == null && timed && at > 0 && book.starts(sentence, at - 1, "lead")) {
            return new Reading(new Clock(value, clock.minute(), written(value, 0, false).certainty()), next); // "at three thirty"
        }
        return half == null ? null : new Reading(half(clock, half.value()), half.to());
    }

    /** A time, or a bare number or number word standing where a time may end. */
    static Reading hour(PhraseBook book, Sentence sentence, int at) {
        Reading explicit = explicit(book, sentence, at);
        if (explicit != null) {
            return explicit;
        }
        Reading number = Slots.figures(sentence, at, 1, 2);
        if (number == null) {
            number = Slots.inWords(book, sentence, at);
        }
        boolean ends = number != null
                && (isAfterAccentedLead(sentence, at) || Slots.edge(book, sentence, number.next()) != null);
        if (!ends || isPartOfFigure(sentence, number.next())) {
            return null;
        }
        boolean twoDigits = sentence.at(at).digits() == 2;
        return new Reading(bare((Integer) number.value(), twoDigits), number.next());
    }

    /** The eight of "ten to eight"; nobody says "10 to 10:20" of minutes. */
    static Reading whole(PhraseBook book, Sentence sentence, int at) {
        Reading hour = hour(book, sentence, at);
        return hour == null || ((Clock) hour.value()).minute() > 0 ? null : hour;
    }

    /** "0830", where only a time can stand. */
    static Reading military(PhraseBook book, Sentence sentence, int at) {
        Reading figures = Slots.figures(sentence, at, 4, 4);
        if (figures == null) {
            return null;
        }
        int written = (Integer) figures.value();
        Clock clock = Clock.sure(written / 100, written % 100);
        return clock.isPossible() ? new Reading(clock, figures.next()) : null;
    }

    /** "7.30", where a time is expected: elsewhere it is a price. */
    static Reading dotted(PhraseBook book, Sentence sentence, int at) {
        Reading hour = Slots.figures(sentence, at, 1, 2);
        boolean point = hour != null && sentence.is(at + 1, ".") && Slots.isGlued(sentence, at + 1)
                && Slots.isGlued(sentence, at + 2);
        Reading minutes = point ? Slots.figures(sentence, at + 2, 2, 2) : null;
        if (minutes == null) {
            return null;
        }
        Clock clock = written((Integer) hour.value(), 0, sentence.at(at).digits() == 2)
                .plusMinutesAsWritten((Integer) minutes.value());
        Match half = book.longest(sentence, minutes.next(), "half_of_day");
        return half == null
                ? new Reading(clock, minutes.next())
                : new Reading(half(clock, half.value()), half.to());
    }

    /** A number that can only be an hour, whatever follows: the five of "quarter to five". */
    static Reading number(PhraseBook book, Sentence sentence, int at) {
        Reading hour = hour(book, sentence, at);
        Reading count = hour == null ? Slots.count(book, sentence, at) : null;
        if (count == null) {
            return hour;
        }
        int value = (Integer) count.value();
        return value < 1 || value > 12 || isPartOfFigure(sentence, count.next())
                ? null
                : new Reading(bare(value, false), count.next());
    }

    /** With its accent "às" is never the article of "as 3 propostas". */
    private static boolean isAfterAccentedLead(Sentence sentence, int at) {
        return at > 0 && sentence.is(at - 1, "as")
                && "ÀàÁá".indexOf(sentence.source().charAt(sentence.at(at - 1).start())) >= 0;
    }

    /** "10,5", "10%", "10/2": the number goes on. */
    private static boolean isPartOfFigure(Sentence sentence, int at) {
        if (!Slots.isGlued(sentence, at)) {
            return false;
        }
        boolean goesOn = Slots.isGlued(sentence, at + 1) && sentence.at(at + 1).isNumber();
        return goesOn && !sentence.is(at, "-") || "%/$".contains(sentence.at(at).folded());
    }

    private static Reading minutes(PhraseBook book, Sentence sentence, Clock clock, int at) {
        if (sentence.is(at, ":") && Slots.isGlued(sentence, at) && Slots.isGlued(sentence, at + 1)) {
            Reading minutes = Slots.figures(sentence, at + 1, 2, 2);
            if (minutes == null) {
                return null;
            }
            int end = afterSeconds(sentence, minutes.next());
            Match mark = book.longest(sentence, end, "hour_mark");
            return new Reading(clock.plusMinutesAsWritten((Integer) minutes.value()),
                    mark == null ? end : mark.to());
        }
        Match mark = book.longest(sentence, at, "hour_mark");
        if (mark == null) {
            return null;
        }
        Reading minutes = Slots.isGlued(sentence, mark.to()) ? Slots.figures(sentence, mark.to(), 2, 2) : null;
        if (minutes == null) {
            return new Reading(clock, mark.to());
        }
        Match unit = Slots.isGlued(sentence, minutes.next())
                ? book.longest(sentence, minutes.next(), "minute_mark")
                : null;
        return new Reading(clock.plusMinutesAsWritten((Integer) minutes.value()),
                unit == null ? minutes.next() : unit.to());
    }

    /** "15:00:00" */
    private static int afterSeconds(Sentence sentence, int at) {
        boolean seconds = sentence.is(at, ":") && Slots.isGlued(sentence, at) && Slots.isGlued(sentence, at + 1)
                && Slots.figures(sentence, at + 1, 2, 2) != null;
        return seconds ? at + 2 : at;
    }

    private static Clock written(int hour, int minute, boolean twoDigits) {
        boolean open = hour >= 1 && hour <= LAST_OPEN_WRITTEN && !twoDigits;
        boolean movable = hour > LAST_OPEN_WRITTEN && hour < 12;
        return new Clock(hour, minute, open ? Certainty.OPEN : movable ? Certainty.WRITTEN : Certainty.SURE);
    }

    private static Clock bare(int hour, boolean twoDigits) {
        if (hour == 0 || hour >= 12 || twoDigits && hour < 10) {
            return Clock.sure(hour, 0);
        }
        return new Clock(hour, 0, hour <= LAST_OPEN_BARE ? Certainty.OPEN : Certainty.LIKELY);
    }

    /** "13am" and "0pm" are no times at all. */
    private static Clock half(Clock clock, String half) {
        boolean afternoon = half.equals("pm");
        if (clock.hour() > 12 || clock.hour() == 0 && afternoon) { // "13pm" is a slip, of which only the writer knows what it should be
            return Clock.sure(clock.hour() + LATEST + 1, clock.minute());
        }
        return Clock.sure(clock.hour() % 12 + (afternoon ? 12 : 0), clock.minute());
    }
}
