package io.sparkone.api.message;

import java.util.List;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.OpenQuestion.Option;
import io.sparkone.api.interpretation.Target;

/**
 * What became of a message.
 *
 * @param name {@code done}, {@code question}, {@code not_understood} or {@code rejected}
 * @param taskId the task that was made or changed, or null
 * @param eventId the event that was made or changed, or null
 * @param reply what the writer is told
 * @param confirms whether something was made or changed
 * @param asked what the reply asks, or null
 * @param steps what was changed, in order; empty for nothing
 */
record Outcome(String name, Long taskId, Long eventId, String reply, boolean confirms, Asked asked,
        List<Step> steps) {

    static final String DONE = "done";

    /** A question, and what the writer was shown to choose from. */
    record Asked(Doubt doubt, List<Option> options) {}

    static Outcome task(long id, String reply, Step... steps) {
        return new Outcome(DONE, id, null, reply, true, null, List.of(steps));
    }

    static Outcome event(long id, String reply, Step... steps) {
        return new Outcome(DONE, null, id, reply, true, null, List.of(steps));
    }

    /** What was made or changed; null when nothing was. */
    Target item() {
        if (taskId == null && eventId == null) {
            return null;
        }
        return taskId != null
                ? new Target(Target.Kind.TASK, List.of(taskId), null)
                : new Target(Target.Kind.EVENT, List.of(eventId), null);
    }

    /** Both answers, one below the other; what was made or changed first stands for both. */
    Outcome and(Outcome other) {
        Outcome main = confirms ? this : other;
        return new Outcome(main.name(), main.taskId(), main.eventId(), reply + "\n" + other.reply(), main.confirms(),
                null, Stream.concat(steps.stream(), other.steps().stream()).toList());
    }

    static Outcome answer(String reply) {
        return new Outcome(DONE, null, null, reply, false, null, List.of());
    }

    static Outcome question(String reply, Doubt doubt, List<Option> options) {
        return new Outcome("question", null, null, reply, false, new Asked(doubt, options), List.of());
    }

    static Outcome notUnderstood(String reply) {
        return new Outcome("not_understood", null, null, reply, false, null, List.of());
    }

    static Outcome rejected(String reply) {
        return new Outcome("rejected", null, null, reply, false, null, List.of());
    }
}
