package io.sparkone.api.interpretation;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A message on its way through the rules of one language.
 *
 * @param sentence
 *            without greetings and courtesies
 * @param audience
 *            to whom the whole message seems to be said
 * @param notes
 *            the lines that follow what is read; null when there are none
 */
record Request(Language language, PhraseBook book, Sentence sentence, Audience audience, String notes,
        ZonedDateTime now,
        DateReader.Order order) {

    /** "Marca na quarta às 16 com o" */
    boolean isBrokenOff() {
        int last = sentence.size() - 1;
        return sentence.has(last) && !sentence.at(last).glued() && book.starts(sentence, last, "unended");
    }

    Scheduler scheduler() {
        return new Scheduler(now, order);
    }

    ZoneId zone() {
        return now.getZone();
    }

    Findings findings(Sentence part) {
        return Findings.in(book, part);
    }

    Match longest(Sentence part, int at, String... sections) {
        return book.longest(part, at, sections);
    }

    Interpretation whichItem() {
        return question(Doubt.WHICH_ITEM, sentence.text());
    }

    Interpretation question(Doubt doubt, String about) {
        return new Interpretation.Question(language, doubt, about);
    }
}
