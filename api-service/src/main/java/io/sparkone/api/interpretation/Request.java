package io.sparkone.api.interpretation;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A message on its way through the rules of one language.
 *
 * @param sentence
 *            without greetings and courtesies
 * @param notes
 *            the lines that follow what is read; null when there are none
 */
record Request(Language language, PhraseBook book, Sentence sentence, String notes, ZonedDateTime now,
        boolean monthFirst) {

    Scheduler scheduler() {
        return new Scheduler(now, monthFirst);
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

    Interpretation question(Doubt doubt, String about) {
        return new Interpretation.Question(language, doubt, about);
    }
}
