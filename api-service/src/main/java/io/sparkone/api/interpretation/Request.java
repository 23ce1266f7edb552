package io.sparkone.api.interpretation;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.IntStream;

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

    /** "Marca na quarta às 16 com o", "pagar a luz até o dia" */
    boolean isBrokenOff() {
        int last = sentence.size() - 1;
        return sentence.has(last) && !sentence.at(last).glued() && book.starts(sentence, last, "unended")
                || IntStream.range(0, sentence.size()).mapToObj(i -> book.longest(sentence, i, "cut_off"))
                        .anyMatch(match -> match != null && !sentence.from(match.to()).hasWords());
    }

    /** "Cancela a tarefa 1?", "me lembra de pagar?", unlike "pode cancelar a tarefa 1?" */
    boolean isAskedBack() {
        return sentence.isAskedBack();
    }

    /** "Can you find my phone": of something that only the writer can do. */
    boolean isAskedOfAssistant() {
        String before = sentence.source().substring(0, sentence.at(0).start());
        return book.has(Sentence.of(before, book.spelling()::correct), "can_you");
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
