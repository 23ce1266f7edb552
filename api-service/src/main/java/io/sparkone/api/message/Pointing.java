package io.sparkone.api.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.OpenQuestion.Option;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.task.TaskView;

/** Does something with each task or event that a message points at, or asks which is meant. */
@ApplicationScoped
class Pointing {

    private final Targets targets;

    Pointing(Targets targets) {
        this.targets = targets;
    }

    /** All that a target may mean. */
    Found found(Conversation conversation, Target target) {
        return target.words() != null
                ? targets.titled(target, conversation.now())
                : target.numbers().stream().map(number -> targets.numbered(target.kind(), number))
                        .reduce(Found.NOTHING, Found::and);
    }

    static Outcome ask(Conversation conversation, Doubt doubt, String about, List<Option> options) {
        String text = conversation.replies()
                .question(new Interpretation.Question(conversation.language(), doubt, about));
        return Outcome.question(text, doubt, options);
    }

    static Outcome notFound(Conversation conversation, Target target) {
        return Outcome.question(conversation.replies().notFound(target), Doubt.WHICH_ITEM, List.of());
    }

    Outcome each(Conversation conversation, Target target, Function<TaskView, Outcome> onTask,
            Function<EventView, Outcome> onEvent) {
        if (target.words() != null) {
            return one(conversation, target, targets.titled(target, conversation.now()), onTask, onEvent);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (long number : target.numbers()) {
            Target single = new Target(target.kind(), List.of(number), null);
            outcomes.add(one(conversation, single, targets.numbered(target.kind(), number), onTask, onEvent));
        }
        return outcomes.stream().reduce(Outcome::and)
                .orElseGet(() -> notFound(conversation, target));
    }

    private static Outcome one(Conversation conversation, Target target, Found found,
            Function<TaskView, Outcome> onTask, Function<EventView, Outcome> onEvent) {
        if (found.size() == 0) {
            return notFound(conversation, target);
        }
        if (found.size() > 1) {
            return Outcome.question(conversation.replies().several(found.items(conversation), conversation.now()),
                    Doubt.WHICH_ITEM, found.options());
        }
        return found.tasks().isEmpty() ? onEvent.apply(found.events().get(0)) : onTask.apply(found.tasks().get(0));
    }

}
