package io.sparkone.api.message;

import java.util.List;

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
 */
record Outcome(String name, Long taskId, Long eventId, String reply, boolean confirms, Asked asked) {

    static final String DONE = "done";

    /** A question, and what the writer was shown to choose from. */
    record Asked(Doubt doubt, List<Option> options) {}

    static Outcome task(long id, String reply) {
        return new Outcome(DONE, id, null, reply, true, null);
    }

    static Outcome event(long id, String reply) {
        return new Outcome(DONE, null, id, reply, true, null);
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
                null);
    }

    static Outcome answer(String reply) {
        return new Outcome(DONE, null, null, reply, false, null);
    }

    static Outcome question(String reply, Doubt doubt, List<Option> options) {
        return new Outcome("question", null, null, reply, false, new Asked(doubt, options));
    }

    static Outcome notUnderstood(String reply) {
        return new Outcome("not_understood", null, null, reply, false, null);
    }

    static Outcome rejected(String reply) {
        return new Outcome("rejected", null, null, reply, false, null);
    }
}
