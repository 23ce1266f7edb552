package io.sparkone.api.interpretation;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Words in the title of something new which say that the message was not understood as it was meant, however clearly it asks: a time
 * that was not read, or not to its end ("… 2 hours ago", "at 7 and a bit"), a contrast ("… but keep it"), what was spoken of before ("that thing"), an end that breaks off.
 */
record Leftovers(Request request, Findings findings) {

    boolean areIn(Interpretation wish) {
        if (wish instanceof Interpretation.CreateTask task) {
            return isBrokenOff() || isTimeCutShort() || isOfThen() || areIn(task.title());
        }
        return wish instanceof Interpretation.CreateEvent event
                && (isBrokenOff() || isTimeCutShort() || isOfThen() || areIn(event.title()) || isUncertain(event));
    }

    /** "Dentist Friday at 3pm if they have a slot", "match moved to Saturday at 3pm" */
    private boolean isUncertain(Interpretation.CreateEvent event) {
        Sentence words = Sentence.of(event.title(), UnaryOperator.identity());
        return request.book().has(words, "condition") || request.book().has(words, "became");
    }

    /** "At 7 and a bit", "the 5th of November 2026", "Saturday or the one after": what follows a time belongs to it. */
    private boolean isTimeCutShort() {
        Sentence sentence = findings.sentence();
        return findings.all().stream().filter(f -> f.is("date") || f.is("time") || f.is("repeat"))
                .anyMatch(
                        f -> sentence.has(f.to()) && findings.all().stream().noneMatch(other -> other.from() == f.to())
                                && (isLooseNumber(sentence, f.to())
                                        || request.book().starts(sentence, f.to(), "month_name", "time_goes_on")));
    }

    /** "That Monday by the river" */
    private boolean isOfThen() {
        return findings.of("date").stream().anyMatch(f -> f.from() > 0
                && request.book().starts(findings.sentence(), f.from() - 1, "of_then"));
    }

    /** Not "amanhã 15 ovos". */
    private static boolean isLooseNumber(Sentence sentence, int at) {
        return sentence.at(at).isNumber() && !(sentence.has(at + 1) && sentence.at(at + 1).isWord());
    }

    private boolean areIn(String title) {
        Sentence words = Sentence.of(title, UnaryOperator.identity());
        if (request.longest(words, 0, "title_length") != null || isOfAnotherWish(words)) {
            return true;
        }
        int at = 0;
        while (words.has(at)) {
            Match plain = request.longest(words, at, "plain"); // "segunda via", "black friday"
            if (plain == null && request.book().starts(words, at, "leftover", "contrast", "spoken_of", "unsure")) {
                return true;
            }
            at = plain == null ? at + 1 : plain.to();
        }
        return false;
    }

    /** "… e desmarca o almoço" */
    private boolean isOfAnotherWish(Sentence words) {
        return IntStream.range(1, words.size()).anyMatch(i -> request.book().starts(words, i, "and_wish")
                && request.book().starts(words, request.longest(words, i, "and_wish").to(), "assistant_verb"));
    }

    /** "Marca na quarta às 16 com o" */
    private boolean isBrokenOff() {
        Sentence sentence = request.sentence();
        int last = sentence.size() - 1;
        return sentence.has(last) && !sentence.at(last).glued() && request.book().starts(sentence, last, "unended");
    }
}
