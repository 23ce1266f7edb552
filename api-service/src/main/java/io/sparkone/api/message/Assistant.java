package io.sparkone.api.message;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;

/** Does what a message asks for. */
@ApplicationScoped
class Assistant {

    private final Creations creations;
    private final Commands commands;
    private final Answers answers;

    Assistant(Creations creations, Commands commands, Answers answers) {
        this.creations = creations;
        this.commands = commands;
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
            return commands.postpone(conversation, postpone);
        } else if (wish instanceof Interpretation.Several several) {
            return several.wishes().stream().map(one -> act(conversation, one)).reduce(Outcome::and).orElseThrow();
        }
        return answers.to(conversation, wish);
    }
}
