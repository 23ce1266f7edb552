package io.sparkone.api.interpretation;

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
        return new Audience(book.has(sentence, "advert"), book.has(sentence, "reader"));
    }
}
