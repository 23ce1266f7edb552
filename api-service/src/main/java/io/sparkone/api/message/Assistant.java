package io.sparkone.api.message;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Target;

/** Does what a message asks for. */
@ApplicationScoped
class Assistant {

    private final Creations creations;
    private final Commands commands;
    private final Postponing postponing;
    private final Undoing undoing;
    private final Answers answers;
    private final Pointing pointing;

    Assistant(Creations creations, Commands commands, Postponing postponing, Undoing undoing, Answers answers,
            Pointing pointing) {
        this.creations = creations;
        this.commands = commands;
        this.postponing = postponing;
        this.undoing = undoing;
        this.answers = answers;
        this.pointing = pointing;
    }

    Outcome act(Conversation conversation, Interpretation wish) {
        if (wish instanceof Interpretation.CreateTask task) {
            return creations.task(conversation, task);
        } else if (wish instanceof Interpretation.CreateEvent event) {
            return creations.event(conversation, event);
        } else if (wish instanceof Interpretation.Complete complete) {
            return commands.complete(conversation, complete.target());
        } else if (wish instanceof Interpretation.Cancel cancel) {
            return commands.cancel(conversation, cancel);
        } else if (wish instanceof Interpretation.Postpone postpone) {
            return postponing.postpone(conversation, postpone);
        } else if (wish instanceof Interpretation.Several several) {
            return several.wishes().stream().map(one -> act(conversation, one)).reduce(Outcome::and).orElseThrow();
        }
        if (wish instanceof Interpretation.Confirm confirm) {
            return shown(conversation, confirm.wish());
        }
        return wish instanceof Interpretation.Undo ? undoing.undo(conversation) : answers.to(conversation, wish);
    }

    /** What would be done, and no more; nothing is asked about what is not there. */
    private Outcome shown(Conversation conversation, Interpretation wish) {
        for (Target target : Commands.targets(wish)) {
            if (pointing.found(conversation, target).size() == 0) {
                return target.words() == null
                        ? Pointing.notFound(conversation, target)
                        : Outcome.notUnderstood(conversation.replies().notUnderstood());
            }
        }
        String shown = conversation.replies().confirm(wish,
                target -> pointing.found(conversation, target).items(conversation), conversation.now());
        return Outcome.question(shown, Doubt.IS_WISH, List.of());
    }
}
