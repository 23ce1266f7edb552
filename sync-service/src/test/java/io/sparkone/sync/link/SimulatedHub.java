package io.sparkone.sync.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** One task as its owner keeps it: versions, the rule by which proposals are taken or refused, and the events that tell of both. */
class SimulatedHub {

    /** A question of a link. */
    record Question(SimulatedLink link, int number, int baseVersion, Map<Field, Cell> cells) {}

    /** An answer, or a change that nobody asked for; {@code accepted} says which, null for the latter. */
    record Told(HubTask task, Question question, Boolean accepted) {}

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, Integer> changedAt = new EnumMap<>(Field.class);
    private final Deque<Question> questions = new ArrayDeque<>();
    final List<Told> stream = new ArrayList<>();
    /** Every value that a field has had. */
    final Map<Field, Set<String>> history = new EnumMap<>(Field.class);
    int version;

    SimulatedHub(String title) {
        for (Field field : SimulatedLink.FIELDS) {
            history.put(field, new HashSet<>());
        }
        set(Field.TITLE, title, 1);
        set(Field.DESCRIPTION, title + " described", 1);
        set(Field.STATUS, title + " status", 1);
        version = 1;
        stream.add(new Told(task(), null, null));
    }

    String value(Field field) {
        return values.get(field);
    }

    void edit(Field field, String value) {
        set(field, value, ++version);
        stream.add(new Told(task(), null, null));
    }

    void ask(Question question) {
        questions.add(question);
    }

    boolean hasQuestions() {
        return !questions.isEmpty();
    }

    /** Takes a proposal over unless a field of it was changed here since, to something else. */
    void answerOne() {
        Question question = questions.poll();
        if (question == null) {
            return;
        }
        boolean stale = question.cells().entrySet().stream()
                .anyMatch(cell -> changedAt.get(cell.getKey()) > question.baseVersion()
                        && !Objects.equals(cell.getValue().value(), values.get(cell.getKey())));
        if (!stale) {
            version++;
            question.cells().forEach((field, cell) -> {
                if (!Objects.equals(values.get(field), cell.value())) {
                    set(field, cell.value(), version);
                }
            });
        }
        stream.add(new Told(task(), question, !stale));
    }

    private void set(Field field, String value, int at) {
        values.put(field, value);
        changedAt.put(field, at);
        history.get(field).add(value);
    }

    private HubTask task() {
        return new HubTask(1, values.get(Field.TITLE), values.get(Field.DESCRIPTION), values.get(Field.STATUS),
                "medium",
                null, version, false);
    }
}
