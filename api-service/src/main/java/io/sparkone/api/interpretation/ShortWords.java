package io.sparkone.api.interpretation;

import java.util.stream.IntStream;

/** What is common to short messages: a few words that say one thing, and others around them that say nothing. */
record ShortWords(PhraseBook book) {

    /** Without "pode ser", "então" and marks at the beginning. */
    Sentence core(Sentence sentence) {
        Sentence rest = Wording.skipMarks(sentence);
        Match filler = book.longest(rest, 0, "answer_filler");
        while (filler != null && rest.from(filler.to()).hasWords()) {
            rest = Wording.skipMarks(rest.from(filler.to()));
            filler = book.longest(rest, 0, "answer_filler");
        }
        return rest;
    }

    /** Without "claro" and "quis dizer" at the end. */
    Sentence withoutEnd(Sentence sentence) {
        return IntStream.range(1, sentence.size()).filter(i -> isNothing(sentence.from(i))).mapToObj(sentence::upTo)
                .findFirst().orElse(sentence);
    }

    /** Whether the message is one phrase of the section. */
    boolean isAll(Sentence sentence, String section) {
        return all(sentence, section) != null;
    }

    /** The phrase of the section that is the whole message; null when none is. */
    Match all(Sentence sentence, String section) {
        Sentence core = core(sentence);
        Match match = book.longest(core, 0, section);
        return match == null || !isNothing(core.from(match.to())) ? null : match;
    }

    /** Whether nothing is left but marks and words like "então". */
    boolean isNothing(Sentence rest) {
        int at = 0;
        while (rest.has(at)) {
            Match filler = book.longest(rest, at, "answer_filler");
            if (filler == null && !rest.at(at).isMark()) {
                return false;
            }
            at = filler == null ? at + 1 : filler.to();
        }
        return true;
    }

    /** Whether the words name a day or a time and nothing else. */
    boolean isTime(Sentence sentence) {
        Findings findings = Findings.in(book, sentence);
        return findings.hasTime() && isNothing(findings.rest(TargetRule.TIMES));
    }

    /** "1 hora": by which something is put off. */
    boolean isSpan(Sentence sentence) {
        SlotReader.Reading span = sentence.isEmpty() ? null : SpanSlot.read(book, sentence, 0);
        return span != null && isNothing(sentence.from(span.next()));
    }
}
