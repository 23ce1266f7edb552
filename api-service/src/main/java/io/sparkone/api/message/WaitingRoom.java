package io.sparkone.api.message;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.platform.event.TraceContext;

/** Decides which messages wait: those that a model is asked about, and what depends on such a one of the same sender. */
@ApplicationScoped
class WaitingRoom {

    private final WaitingTable table;
    private final Understanding understanding;
    private final LanguageModel model;
    private final MessageConfig config;
    private final Event<TurnMayHaveCome> turns;
    private final Clock clock;

    WaitingRoom(WaitingTable table, Understanding understanding, LanguageModel model, MessageConfig config,
            Event<TurnMayHaveCome> turns, Clock clock) {
        this.table = table;
        this.understanding = understanding;
        this.model = model;
        this.config = config;
        this.turns = turns;
        this.clock = clock;
    }

    /** @return whether the message waits now; else it is to be acted on at once */
    boolean takes(Message message, Interpretation wish) {
        boolean asksModel = understanding.needsModel(wish) && !isFull();
        boolean waits = asksModel || (dependsOnEarlier(wish) && table.hasSenderOf(message));
        if (waits) {
            table.insert(message, asksModel, clock.instant(), TraceContext.current());
            turns.fire(new TurnMayHaveCome());
        }
        return waits;
    }

    private boolean isFull() {
        boolean full = table.asking() >= config.mostWaiting();
        if (full) {
            model.passOver();
        }
        return full;
    }

    /** What points at tasks and events, or shows them, must find what an earlier message made. */
    private static boolean dependsOnEarlier(Interpretation wish) {
        if (wish instanceof Interpretation.Several several) {
            return several.wishes().stream().anyMatch(WaitingRoom::dependsOnEarlier);
        }
        return wish instanceof Interpretation.Undo || wish instanceof Interpretation.Complete
                || wish instanceof Interpretation.Cancel
                || wish instanceof Interpretation.Postpone || wish instanceof Interpretation.ListTasks
                || wish instanceof Interpretation.ListEvents || wish instanceof Interpretation.Brief;
    }

    /** Something has changed that may let a message go on. */
    record TurnMayHaveCome() {}
}
