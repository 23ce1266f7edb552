package io.sparkone.api.interpretation;

import java.util.stream.IntStream;

/**
 * To whom a message seems to be said. "Compre já com 50% de desconto" has the form of a command, but an advert that is
 * passed on says it to anybody.
 *
 * @param isPublic
 *            whether it has words that adverts, chain letters and notices of companies have
 * @param isToReader
 *            whether it speaks to its reader: "your", "você"
 */
record Audience(boolean isPublic, boolean isToReader) {

    static Audience of(PhraseBook book, Sentence sentence) {
        return new Audience(has(book, sentence, "advert"), has(book, sentence, "reader"));
    }

    private static boolean has(PhraseBook book, Sentence sentence, String section) {
        return IntStream.range(0, sentence.size()).anyMatch(i -> book.starts(sentence, i, section));
    }
}
