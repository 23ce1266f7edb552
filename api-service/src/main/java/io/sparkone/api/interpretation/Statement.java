package io.sparkone.api.interpretation;

/** "My dentist appointment is on Friday at 3pm", "o aluguel vence dia 5": told, and perhaps meant to be noted. */
record Statement(PhraseBook book, Sentence sentence) {

    private static final String[] TIMES = {"date", "time", "repeat", "length", "noise"};
    /** In tokens. */
    private static final int LONGEST_NAME = 7;
    /** In words. */
    private static final int LONGEST_PLACE = 5;

    /** The thing and its time, without the words that only tell; null where the sentence says something else. */
    String thing() {
        int article = book.starts(sentence, 0, "determiner") ? 1 : 0;
        int at = article + 1;
        while (at < sentence.size() && !book.starts(sentence, at, "falls_on")) {
            at++;
        }
        Match verb = book.longest(sentence, at, "falls_on");
        if (verb == null || at - article > LONGEST_NAME || sentence.endsWithQuestionMark()) {
            return null;
        }
        Sentence name = sentence.part(article, at);
        Sentence time = sentence.from(verb.to());
        return (article > 0 || isOwned() || book.starts(name, 0, "event", "task_noun")) && isThing(name) && isTime(time)
                ? name.text() + " " + time.text()
                : null;
    }

    private boolean isThing(Sentence name) {
        return book.has(name, "event", "task_noun") && !book.has(name, "told_otherwise")
                && Findings.in(book, name).all().isEmpty();
    }

    private boolean isTime(Sentence said) {
        Findings times = Findings.in(book, said);
        Sentence rest = Wording.skipMarks(times.rest(TIMES));
        return times.hasTime() && (!rest.hasWords() || isPlace(rest));
    }

    private boolean isPlace(Sentence said) {
        return book.starts(said, 0, "place_lead") && said.words() == said.size()
                && said.words() <= LONGEST_PLACE && !book.has(said, "told_otherwise", "falls_on");
    }

    /** "Maria's birthday" */
    private boolean isOwned() {
        return book.values("owner_ending").stream().anyMatch(sentence.at(0).folded()::endsWith);
    }
}
