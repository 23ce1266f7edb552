package io.sparkone.api.message;

/**
 * What became of a message.
 *
 * @param name {@code done}, {@code question}, {@code not_understood} or {@code rejected}
 * @param taskId the task that was made or changed, or null
 * @param eventId the event that was made or changed, or null
 * @param reply what the writer is told
 * @param confirms whether something was made or changed
 */
record Outcome(String name, Long taskId, Long eventId, String reply, boolean confirms) {

    private static final String DONE = "done";

    static Outcome task(long id, String reply) {
        return new Outcome(DONE, id, null, reply, true);
    }

    static Outcome event(long id, String reply) {
        return new Outcome(DONE, null, id, reply, true);
    }

    /** Both answers, one below the other; what was made or changed first stands for both. */
    Outcome and(Outcome other) {
        Outcome main = confirms ? this : other;
        return new Outcome(main.name(), main.taskId(), main.eventId(), reply + "\n" + other.reply(), main.confirms());
    }

    static Outcome answer(String reply) {
        return new Outcome(DONE, null, null, reply, false);
    }

    static Outcome question(String reply) {
        return new Outcome("question", null, null, reply, false);
    }

    static Outcome notUnderstood(String reply) {
        return new Outcome("not_understood", null, null, reply, false);
    }

    static Outcome rejected(String reply) {
        return new Outcome("rejected", null, null, reply, false);
    }
}
