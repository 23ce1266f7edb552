package io.sparkone.api.interpretation;

import java.util.function.UnaryOperator;

/**
 * Words in the title of something new which say that the message was not understood as it was meant, however clearly it asks: a time
 * that was not read ("… 2 hours ago"), a contrast ("… but keep it"), what was spoken of before ("that thing"), an end that breaks off.
 */
record Leftovers(Request request) {

    boolean areIn(Interpretation wish) {
        if (wish instanceof Interpretation.CreateTask task) {
            return isBrokenOff() || areIn(task.title());
        }
        return wish instanceof Interpretation.CreateEvent event && (isBrokenOff() || areIn(event.title()));
    }

    private boolean areIn(String title) {
        Sentence words = Sentence.of(title, UnaryOperator.identity());
        int at = 0;
        while (words.has(at)) {
            Match plain = request.longest(words, at, "plain"); // "segunda via", "black friday"
            if (plain == null && request.book().starts(words, at, "leftover", "contrast", "spoken_of")) {
                return true;
            }
            at = plain == null ? at + 1 : plain.to();
        }
        return false;
    }

    /** "Marca na quarta às 16 com o" */
    private boolean isBrokenOff() {
        Sentence sentence = request.sentence();
        int last = sentence.size() - 1;
        return sentence.has(last) && !sentence.at(last).glued() && request.book().starts(sentence, last, "unended");
    }
}
