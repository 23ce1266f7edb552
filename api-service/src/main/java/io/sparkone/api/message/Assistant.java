package io.sparkone.api.message;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Doubt;
import io.sparkone.api.interpretation.Interpretation;

/** Does what a message asks for. */
@ApplicationScoped
class Assistant {

    private final Creations creations;
    private final Commands commands;
    private final Postponing postponing;
    private final Undoing undoing;
    private final Answers answers;

    Assistant(Creations creations, Commands commands, Postponing postponing, Undoing undoing, Answers answers) {
        this.creations = creations;
        this.commands = commands;
        this.postponing = postponing;
        this.undoing = undoing;
        this.answers = answers;
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
        return commands.canDo(conversation, wish)
                ? Outcome.question(conversation.replies().confirm(wish, conversation.now()), Doubt.IS_WISH, List.of())
                : Outcome.notUnderstood(conversation.replies().notUnderstood());
    }
}
