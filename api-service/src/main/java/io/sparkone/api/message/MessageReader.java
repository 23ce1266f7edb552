package io.sparkone.api.message;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Utterance;
import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** Reads each message that was received, and acts on it or lets it wait; what waited is acted on when it is resumed. */
@ApplicationScoped
class MessageReader implements EventHandler {

    private static final String RECEIVED = "message.received";

    private final EventPayload payloads;
    private final MessageTable table;
    private final WaitingTable waiting;
    private final WaitingRoom waitingRoom;
    private final Understanding understanding;
    private final Replying replying;

    MessageReader(EventPayload payloads, MessageTable table, WaitingTable waiting, WaitingRoom waitingRoom,
            Understanding understanding, Replying replying) {
        this.payloads = payloads;
        this.table = table;
        this.waiting = waiting;
        this.waitingRoom = waitingRoom;
        this.understanding = understanding;
        this.replying = replying;
    }

    @Override
    public String stream() {
        return "sparkone:api";
    }

    @Override
    public Set<String> types() {
        return Set.of("message.received", "message.resumed");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        UUID id = payloads.read(event, Named.class).id();
        Optional<Message> unread = table.lock(id).filter(message -> message.interpretedAt() == null);
        if (RECEIVED.equals(event.type())) {
            unread.ifPresent(this::read);
        } else {
            String answer = waiting.takeOut(id).orElse(null);
            unread.ifPresent(message -> resume(message, answer));
        }
    }

    private void read(Message message) {
        Utterance utterance = understanding.utterance(message);
        Reading reading = understanding.byGrammar(message, utterance);
        if (!waitingRoom.takes(message, reading.wish())) {
            replying.to(message, utterance, reading);
        }
    }

    private void resume(Message message, String answer) {
        Utterance utterance = understanding.utterance(message);
        replying.to(message, utterance, understanding.reading(message, utterance, answer));
    }

    /** What is needed of the events: the rest is read from the table. */
    record Named(UUID id) {}
}
