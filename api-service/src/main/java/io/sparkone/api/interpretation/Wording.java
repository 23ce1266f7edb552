package io.sparkone.api.interpretation;

/** Trims what is left of a sentence, after its time has been cut out, down to a title. */
final class Wording {

    private static final String LOOSE = ".,;:!?-–—…*_~|/\\•#";

    private final PhraseBook book;

    Wording(PhraseBook book) {
        this.book = book;
    }

    /** Without marks and hanging prepositions at either end. */
    Sentence trim(Sentence sentence) {
        int from = 0;
        int to = sentence.size();
        int before = -1;
        while (from + sentence.size() - to != before) {
            before = from + sentence.size() - to;
            from = skipMarks(sentence, from, to);
            Match opening = book.longest(sentence, from, "opening");
            from = opening != null && opening.to() < to ? opening.to() : from;
            if (to > from + 2 && (sentence.is(to - 2, "(") && sentence.is(to - 1, ")")
                    || sentence.is(to - 2, "[") && sentence.is(to - 1, "]"))) {
                to -= 2; // of "buy milk (urgent)"
            }
            while (to > from && isLoose(sentence.at(to - 1))) {
                to--;
            }
            boolean whole = to > from + 1
                    && (isPartOfWord(sentence, to - 1) || book.starts(sentence, to - 2, "not_dangling")
                            || isPhrasal(sentence, from, to));
            Match dangling = to > from + 1 && !whole ? book.longest(sentence, to - 1, "dangling") : null;
            to = dangling != null && dangling.to() == to ? to - 1 : to;
        }
        return sentence.part(from, to);
    }

    /** The "com" of "site.com", the "in" of "walk-in" */
    private static boolean isPartOfWord(Sentence sentence, int at) {
        int start = sentence.at(at).start();
        return start > 1 && sentence.source().charAt(start - 1) == '-'
                && Character.isLetter(sentence.source().charAt(start - 2))
                || sentence.at(at).glued() && sentence.is(at - 1, ".") && sentence.at(at - 1).glued();
    }

    /** "Bring the plants in" */
    private boolean isPhrasal(Sentence sentence, int from, int to) {
        return book.starts(sentence, from, "phrasal_verb") && book.starts(sentence, to - 1, "phrasal_end");
    }

    /** Without a time that nobody can know at either end: "mais tarde", "at some point". */
    Sentence withoutVague(Sentence sentence) {
        Match first = book.longest(sentence, 0, "vague");
        if (first != null) {
            return trim(sentence.from(first.to()));
        }
        for (int i = 1; i < sentence.size(); i++) {
            Match last = book.longest(sentence, i, "vague");
            if (last != null && !sentence.from(last.to()).hasWords()) {
                return trim(sentence.upTo(i));
            }
        }
        return sentence;
    }

    static Sentence skipMarks(Sentence sentence) {
        return sentence.from(skipMarks(sentence, 0, sentence.size()));
    }

    private static int skipMarks(Sentence sentence, int from, int to) {
        int at = from;
        while (at < to && isLoose(sentence.at(at))) {
            at++;
        }
        return at;
    }

    /** Punctuation, and pictures with their joiners and skin tones; but not "C++" or a closing bracket. */
    private static boolean isLoose(Token token) {
        if (!token.isMark()) {
            return false;
        }
        int type = Character.getType(token.folded().codePointAt(0));
        return LOOSE.contains(token.folded()) || type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL
                || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT
                || type == Character.SURROGATE || type == Character.CONTROL || type == Character.UNASSIGNED;
    }
}
