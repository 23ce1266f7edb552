package io.sparkone.api.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.FollowUps;
import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.OpenQuestion;
import io.sparkone.api.interpretation.Target;
import io.sparkone.api.interpretation.Understood;
import io.sparkone.api.interpretation.Utterance;

/**
 * What is remembered of each conversation for a while: the question that is open, and what was made last. A conversation
 * is of one sender over one channel; where the channel names nobody, of the user whose credential was shown.
 */
@ApplicationScoped
class Memory {

    private final MemoryTable table;
    private final FollowUps followUps;
    private final MessageConfig config;
    private final Clock clock;

    Memory(MemoryTable table, FollowUps followUps, MessageConfig config, Clock clock) {
        this.table = table;
        this.followUps = followUps;
        this.config = config;
        this.clock = clock;
    }

    /** Reads a message after those before it; holds the conversation until the transaction ends. */
    Understood read(Message message, Utterance utterance) {
        Optional<Remembered> fresh = fresh(message, utterance);
        return followUps.read(utterance, fresh.map(kept -> kept.questionTo(message)).orElse(null),
                fresh.map(Remembered::last).orElse(null));
    }

    private Optional<Remembered> fresh(Message message, Utterance utterance) {
        return message.speaker() == null
                ? Optional.empty()
                : table.lock(message.channel(), message.speaker()).filter(kept -> isFresh(kept, utterance));
    }

    private boolean isFresh(Remembered kept, Utterance utterance) {
        return !utterance.now().toInstant().isAfter(kept.since().plus(config.answerWithin()));
    }

    /** Keeps what the next message may follow; what was not understood changes nothing. */
    void keep(Message message, Utterance utterance, Reading reading, Outcome outcome) {
        if (message.speaker() == null || reading.wish() instanceof Interpretation.Unknown
                || reading.wish() instanceof Interpretation.Courtesy) {
            return;
        }
        boolean changed = outcome.name().equals(Outcome.DONE)
                && (reading.wish().isAction() || reading.wish() instanceof Interpretation.Several
                        || reading.wish() instanceof Interpretation.Undo);
        Optional<Remembered> before = fresh(message, utterance);
        Target last = changed ? made(reading.wish(), outcome) : before.map(Remembered::last).orElse(null);
        Instant now = clock.instant();
        OpenQuestion next = outcome.asked() == null && before.map(Remembered::isAsked).orElse(false)
                ? null // an answer that comes late is no time of what was made meanwhile
                : question(reading, outcome);
        table.save(message.channel(), message.speaker(), new Remembered(next, last, now));
        table.forgetBefore(now.minus(config.answerWithin()));
    }

    /** Null when nothing was asked, or nothing that a short answer can complete. */
    private OpenQuestion question(Reading reading, Outcome outcome) {
        Outcome.Asked asked = outcome.asked();
        if (asked != null) {
            return followUps.open(reading.understood(), asked.doubt(), asked.options()).orElse(null);
        }
        return outcome.name().equals(Outcome.DONE) && outcome.item() != null
                ? followUps.untold(reading.wish(), outcome.item(), clock.instant()).orElse(null)
                : null;
    }

    /** "It" can only be what was made or moved, and only where that was one thing. */
    private static Target made(Interpretation wish, Outcome outcome) {
        boolean lives = wish instanceof Interpretation.CreateTask || wish instanceof Interpretation.CreateEvent
                || wish instanceof Interpretation.Postpone postpone && postpone.target().numbers().size() < 2;
        return lives ? outcome.item() : null;
    }
}
