package io.sparkone.api.message;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.notice.Notice;
import io.sparkone.api.notice.Notices;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.preference.Preferences;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;
import io.sparkone.platform.outbox.Outbox;

/** Reads each message that was received, acts on it and answers, all in one transaction. */
@ApplicationScoped
class MessageReader implements EventHandler {

    private final EventPayload payloads;
    private final MessageTable table;
    private final Understanding understanding;
    private final Assistant assistant;
    private final Preferences preferences;
    private final Notices notices;
    private final Outbox outbox;
    private final MessageMetrics metrics;
    private final Clock clock;

    MessageReader(EventPayload payloads, MessageTable table, Understanding understanding, Assistant assistant,
            Preferences preferences, Notices notices, Outbox outbox, MessageMetrics metrics, Clock clock) {
        this.payloads = payloads;
        this.table = table;
        this.understanding = understanding;
        this.assistant = assistant;
        this.preferences = preferences;
        this.notices = notices;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String stream() {
        return "sparkone:api";
    }

    @Override
    public Set<String> types() {
        return Set.of("message.received");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        UUID id = payloads.read(event, Received.class).id();
        table.lock(id).filter(message -> message.interpretedAt() == null).ifPresent(this::read);
    }

    private void read(Message message) {
        Preference preference = preferences.current();
        Utterance utterance = Utterance.of(message.text(), message.writtenAt(), preference.zone(),
                preference.locale());
        Reading reading = understanding.of(utterance);
        Interpretation wish = reading.wish();
        Outcome outcome = assistant.act(new Conversation(message, wish.language(), utterance.now()), wish);
        Message done = new Message(message.id(), message.channel(), message.sender(), message.text(), message.sentAt(),
                message.receivedAt(), clock.instant(), wish.kind(), reading.engine(), wish.language().tag(),
                outcome.name(), outcome.reply(), outcome.taskId(), outcome.eventId());
        table.interpreted(done);
        outbox.append("message.interpreted", "message/" + done.id(), MessageInterpreted.of(done));
        notices.request(notice(done, outcome));
        metrics.interpreted(wish.kind(), reading.engine());
    }

    private static Notice notice(Message message, Outcome outcome) {
        String to = message.channel() == Channel.WHATSAPP ? message.sender() : null;
        String key = "message/" + message.id();
        return outcome.confirms()
                ? Notice.confirmation(key, to, message.language(), "SparkOne", outcome.reply())
                : Notice.reply(key, to, message.language(), "SparkOne", outcome.reply());
    }

    /** What is needed of {@code message.received}: the rest is read from the table. */
    record Received(UUID id) {}
}
