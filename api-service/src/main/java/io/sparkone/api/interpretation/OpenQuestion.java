package io.sparkone.api.interpretation;

import java.util.List;

/**
 * A question that a writer was asked and has not answered yet.
 *
 * @param text
 *            the message that it is about, as far as it is known by now
 * @param language
 *            in which it was asked
 * @param options
 *            what the writer was shown to choose from, in that order; may be empty
 */
public record OpenQuestion(String text, Doubt doubt, Language language, List<Option> options) {

    public OpenQuestion {
        options = List.copyOf(options);
    }

    /** A task or an event that may be meant. */
    public record Option(Target.Kind kind, long id, String title) {

        Target target() {
            return new Target(kind, List.of(id), null);
        }
    }
}
