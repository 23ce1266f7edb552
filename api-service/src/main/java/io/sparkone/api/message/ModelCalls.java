package io.sparkone.api.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.model.LanguageModel;
import io.sparkone.platform.event.TracedWork;
import io.sparkone.platform.outbox.Outbox;

/** Asks a language model about one waiting message, without a transaction, and lets the message go on. */
@ApplicationScoped
class ModelCalls {

    /** A message that stopped the process so often is not shown to a model again. */
    private static final int MOST_ATTEMPTS = 3;

    private final MessageTable messages;
    private final WaitingTable waiting;
    private final Understanding understanding;
    private final LanguageModel model;
    private final MessageConfig config;
    private final Outbox outbox;
    private final TracedWork traced;
    private final Clock clock;

    ModelCalls(MessageTable messages, WaitingTable waiting, Understanding understanding, LanguageModel model,
            MessageConfig config, Outbox outbox, TracedWork traced, Clock clock) {
        this.messages = messages;
        this.waiting = waiting;
        this.understanding = understanding;
        this.model = model;
        this.config = config;
        this.outbox = outbox;
        this.traced = traced;
        this.clock = clock;
    }

    /** @throws Exception if the database is in trouble: the message is taken up again when its lease is over */
    void finish(WaitingMessage message) throws Exception {
        traced.call("ask model", SpanKind.INTERNAL, message.traceparent(), () -> {
            String answer = ask(message).orElse(null);
            QuarkusTransaction.requiringNew().run(() -> resume(message, answer));
            return null;
        });
    }

    private Optional<String> ask(WaitingMessage message) {
        Instant tooLate = message.waitsSince().plus(config.longestWait());
        if (message.attempts() > MOST_ATTEMPTS || clock.instant().isAfter(tooLate)) {
            model.passOver();
            return Optional.empty();
        }
        Utterance utterance = QuarkusTransaction.requiringNew()
                .call(() -> messages.find(message.id()).map(understanding::utterance).orElseThrow());
        return understanding.ask(utterance);
    }

    private void resume(WaitingMessage message, String answer) {
        if (waiting.resume(message.id(), answer)) {
            outbox.append("message.resumed", "message/" + message.id(), MessageResumed.of(message.id()));
        }
    }
}
