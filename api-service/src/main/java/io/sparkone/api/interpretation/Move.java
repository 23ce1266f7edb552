package io.sparkone.api.interpretation;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.Findings.Found;

/**
 * How a message that moves something is divided: "[the call] [to Friday]", "[30 minutes] [the call]", "[the call] [30 minutes]".
 *
 * @param rest
 *            what follows the verb and the number, without the extent
 * @param all
 *            the times in it
 * @param toward
 *            where the time to which it is moved begins; 0 where no word says so
 * @param bare
 *            where a bare "30 min" begins that ends it; the end where there is none
 */
record Move(Pointed pointed, Sentence rest, Findings all, int toward, int bare) {

    static Move of(Pointed pointed) {
        Match extent = pointed.extent();
        Sentence rest = extent == null ? pointed.rest() : pointed.rest().upTo(extent.from());
        Findings all = pointed.request().findings(rest);
        int toward = all.lastAfter("toward");
        boolean whole = toward > 0 || all.shift() != null;
        return new Move(pointed, rest, all, toward, whole ? rest.size() : bareShift(pointed.request(), all));
    }

    /** "Adia em uma hora a reunião das 15h" */
    boolean isShifted() {
        return toward == 0 && all.shift() != null;
    }

    boolean isBareShift() {
        return bare < rest.size();
    }

    /** Null where none is named. */
    Span shift() {
        return isBareShift() ? (Span) SpanSlot.read(pointed.request().book(), rest, bare).value() : to().shift();
    }

    /** The times to which it is moved. */
    Findings to() {
        return toward > 0 ? pointed.request().findings(rest.from(toward)) : all;
    }

    /** The words of what is moved. */
    Sentence what() {
        if (toward > 0) {
            return withoutDirection(rest.upTo(toward));
        }
        return withoutDirection(isShifted()
                ? besideShift()
                : pointed.request().findings(rest.upTo(bare)).rest(TargetRule.TIMES));
    }

    /** "… to Friday unless it rains", "task 5 maybe to Friday" */
    boolean isUnread() {
        Sentence after = toward > 0 ? to().rest(TargetRule.TIMES) : isShifted() ? afterShift() : rest.upTo(0);
        Sentence before = isShifted() ? what() : pointed.request().findings(what()).rest(TargetRule.TIMES);
        return pointed.isUnread(before)
                || new Remainder(pointed.request(), rest, after).isUnread();
    }

    /** "The cleaning", of "postpone the cleaning by a week, it rains"; what follows, where nothing stands before. */
    private Sentence besideShift() {
        Sentence before = rest.upTo(theShift().from());
        return before.hasWords() ? before : rest.from(theShift().to());
    }

    private Sentence afterShift() {
        return rest.upTo(theShift().from()).hasWords() ? rest.from(theShift().to()) : rest.upTo(0);
    }

    private Found theShift() {
        return Stream.concat(all.of("shift").stream(), all.of("length").stream()).findFirst().orElseThrow();
    }

    /** "The review", of "push the review back to Friday" */
    private Sentence withoutDirection(Sentence words) {
        int last = words.size() - 1;
        return last > 0 && pointed.request().book().starts(words, last, "direction") ? words.upTo(last) : words;
    }

    private static int bareShift(Request request, Findings all) {
        Sentence rest = all.sentence();
        int time = Stream.concat(all.of("time").stream(), all.of("date").stream()).mapToInt(Found::to).max().orElse(0);
        return IntStream.range(time, request.book().has(rest, "toward") ? 0 : rest.size()).filter(i -> {
            SlotReader.Reading reading = SpanSlot.read(request.book(), rest, i);
            return reading != null && !rest.from(reading.next()).hasWords();
        }).findFirst().orElse(rest.size());
    }
}
