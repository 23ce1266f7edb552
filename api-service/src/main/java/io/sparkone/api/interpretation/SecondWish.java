package io.sparkone.api.interpretation;

import java.util.BitSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Another wish in the title of something new, that was not read as one: "lunch Sunday at noon, first buy milk", "buy
 * milk then cancel task 5". It would be lost there, or have the time of the first.
 */
record SecondWish(Request request, Findings findings) {

    private static final String[] CHANGES = {"complete", "complete_named", "postpone", "postpone_named", "cancel",
            "cancel_named"};
    private static final String[] COMMANDS = {"starts_task", "errand", "complete", "complete_named", "postpone",
            "postpone_named", "cancel", "cancel_named", "mark_task", "mark_event"};

    boolean isIn(Interpretation.CreateTask task) {
        Sentence title = Sentence.of(task.title(), UnaryOperator.identity());
        return isChangeIn(title) || isOrderIn(title) || isAfterTime(task.place(), 1)
                || findings.hasTime() && isJoined(title, "event");
    }

    boolean isIn(Interpretation.CreateEvent event) {
        Sentence title = Sentence.of(event.title(), UnaryOperator.identity());
        return isChangeIn(title) || isOrderIn(title) || isAfterTime(event.place(), 0) || isJoined(title, COMMANDS);
    }

    /** "… e desmarca o almoço" */
    private boolean isOrderIn(Sentence words) {
        return IntStream.range(1, words.size()).anyMatch(i -> request.book().starts(words, i, "and_wish")
                && request.book().starts(words, request.longest(words, i, "and_wish").to(), "assistant_verb"));
    }

    /** "Tonight complete task 12", "create tonight a task to …"; not "remind me to complete task 12" */
    private boolean isOwnWish(Sentence title) {
        Match change = request.longest(title, 0, CHANGES);
        Match target = change == null ? null : request.longest(title, change.to(), "target");
        boolean asked = target != null && (target.has("kind") || target.has("ref"))
                || request.book().starts(title, 0, "mark_task", "mark_event");
        return asked && !request.book().starts(request.sentence(), 0, "mark_task", "mark_event");
    }

    /** "… adia a tarefa 2", "…, cancela a reunião", "mark task 4 as done …"; not "ligar pra cancelar a reunião" */
    private boolean isChangeIn(Sentence title) {
        return request.book().starts(title, 0, "done") || isOwnWish(title) || isJoined(title, "mark_task", "mark_event")
                || IntStream.range(1, title.size()).anyMatch(i -> {
                    Match change = request.longest(title, i, CHANGES);
                    Match target = change == null ? null : request.longest(title, change.to(), "target");
                    boolean joined = request.longest(title, i - 1, "joint") != null;
                    return target != null && (target.has("kind") || target.has("ref") || joined && target.has("event"));
                });
    }

    /**
     * "Lunch Sunday at noon, buy milk"
     *
     * @param place
     *            what else may follow a time; null where none is named
     * @param fewest
     *            tokens that part them: "ir ao banco sexta renegociar a dívida" is one
     */
    private boolean isAfterTime(String place, int fewest) {
        Sentence sentence = findings.sentence();
        BitSet times = new BitSet();
        findings.all().forEach(f -> times.set(f.from(), f.to()));
        return findings.all().stream()
                .filter(f -> IntStream.range(0, f.from()).anyMatch(i -> !times.get(i) && !sentence.at(i).isMark()))
                .anyMatch(f -> {
                    int next = afterJoint(sentence, f.to());
                    boolean command = next >= f.to() + fewest && request.book().starts(sentence, next, COMMANDS)
                            || next > f.to() && request.book().starts(sentence, next, "event");
                    return command && (place == null || !isPlace(sentence.from(next), place));
                });
    }

    /** "…, no escritório dele" */
    private static boolean isPlace(Sentence said, String place) {
        int at = said.text().indexOf(place);
        return at >= 0 && said.text().substring(0, at).strip().indexOf(' ') < 0;
    }

    private boolean isJoined(Sentence title, String... sections) {
        return IntStream.range(1, title.size()).anyMatch(i -> {
            int next = afterJoint(title, i);
            return next > i && request.book().starts(title, next, sections);
        });
    }

    private int afterJoint(Sentence sentence, int at) {
        int next = at;
        Match joint = request.longest(sentence, next, "joint");
        while (joint != null && !sentence.is(joint.from(), ":")) {
            next = joint.to();
            joint = request.longest(sentence, next, "joint");
        }
        return next;
    }
}
