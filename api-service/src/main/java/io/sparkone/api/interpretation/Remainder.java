package io.sparkone.api.interpretation;

import java.util.stream.Stream;

/**
 * What a change says beside what it is done to and when: nothing, a reason, or what was not read and may forbid it ("complete task 5
 * when Ana pays").
 *
 * @param whole
 *            in which the words stand
 * @param words
 *            of it, that nothing else has taken
 */
record Remainder(Request request, Sentence whole, Sentence words) {

    private static final String SETS_OFF = ",.;!–—-(";

    boolean isUnread() {
        Sentence said = Wording.skipMarks(words);
        if (!said.hasWords() || isNeutral(said)) {
            return false;
        }
        return !isReason(said) || isOfOtherTime(said) || isCommand(said)
                || Stream.of("condition", "unsure", "hesitant", "correction", "contrast", "except",
                        "takes_back").anyMatch(section -> request.book().has(said, section));
    }

    /** "…, gym on Monday at 7", not "…, I am away on Monday" */
    private boolean isOfOtherTime(Sentence said) {
        return request.findings(said).hasTime() && !request.book().has(said, "sentence_word")
                && !request.book().has(said, "somebody");
    }

    /** "… - cancel task 6", "…, buy milk" */
    private boolean isCommand(Sentence said) {
        return request.book().starts(said, 0, TargetRule.VERBS)
                || request.book().starts(said, 0, "starts_task", "mark_task", "mark_event");
    }

    /** "…, he is ill", "… because he is ill"; not "…, nah" or "…, weather permitting" */
    private boolean isReason(Sentence said) {
        int before = whole.tokens().indexOf(said.at(0)) - 1;
        boolean setOff = whole.has(before) && SETS_OFF.contains(whole.at(before).folded());
        return request.book().starts(said, 0, "reason") || setOff && said.words() > 1
                && (request.book().starts(said, 0, "subject", "determiner", "article")
                        || request.book().has(said, "subject") || request.book().has(said, "finite"));
    }

    /** "… now", "… for me" */
    private boolean isNeutral(Sentence said) {
        Sentence rest = said;
        Match neutral = request.longest(rest, 0, "neutral");
        while (neutral != null) {
            rest = Wording.skipMarks(rest.from(neutral.to()));
            neutral = request.longest(rest, 0, "neutral");
        }
        return !rest.hasWords();
    }
}
