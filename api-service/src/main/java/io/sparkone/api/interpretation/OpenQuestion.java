package io.sparkone.api.interpretation;

import java.time.Instant;
import java.util.List;

/**
 * A question that a writer was asked and has not answered yet.
 *
 * @param text
 *            the message that it is about, as far as it is known by now; of several sentences the one in doubt
 * @param language
 *            in which it was asked
 * @param options
 *            what the writer was shown to choose from, in that order; may be empty
 * @param asked
 *            when the text was written; null for a question of before this was kept
 * @param around
 *            the sentences before and after the one in doubt, each a text of lines; null where it is the only one
 * @param draft
 *            what the writer was shown, where the text tells its times only; else null
 */
public record OpenQuestion(String text, Doubt doubt, Language language, List<Option> options, Instant asked,
        Around around, Draft draft) {

    /** What else a message says. */
    public record Around(String before, String after) {

        String with(String part) {
            return String.join("\n", before, part, after).strip();
        }
    }

    public OpenQuestion {
        options = List.copyOf(options);
    }

    /** Whether the writer was not asked, but may tell. */
    public boolean leftOpen() {
        return doubt == Doubt.TIME_UNASKED || doubt == Doubt.HOUR_UNASKED;
    }

    /** The whole message, with another text instead of the one in doubt. */
    String whole(String part) {
        return around == null ? part : around.with(part);
    }

    /** A task or an event that may be meant. */
    public record Option(Target.Kind kind, long id, String title) {

        Target target() {
            return new Target(kind, List.of(id), null);
        }
    }
}
