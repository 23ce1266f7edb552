package io.sparkone.api.message;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.platform.event.TraceContext;

/** Decides which messages wait: those that a model is asked about. Nothing need wait for them: they change nothing. */
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
        boolean waits = understanding.needsModel(wish) && !isFull();
        if (waits) {
            table.insert(message, clock.instant(), TraceContext.current());
            turns.fire(new TurnMayHaveCome());
        }
        return waits;
    }

    private boolean isFull() {
        boolean full = table.waiting() >= config.mostWaiting();
        if (full) {
            model.passOver();
        }
        return full;
    }

    /** Something has changed that may let a message go on. */
    record TurnMayHaveCome() {}
}
