package io.sparkone.api.message;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.api.http.Problems;
import io.sparkone.platform.outbox.Outbox;

/** Takes messages in: stored and told in one transaction, read later. */
@ApplicationScoped
public class Inbound {

    private final MessageTable table;
    private final Outbox outbox;
    private final MessageConfig config;
    private final MessageMetrics metrics;
    private final Clock clock;

    Inbound(MessageTable table, Outbox outbox, MessageConfig config, MessageMetrics metrics, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param user whose credential it came with, or null
     * @return the message's id; that of the first one where it had come before
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 if it is too long
     */
    @Transactional
    UUID take(Channel channel, IncomingMessage incoming, String user) {
        if (isTooLong(incoming.message())) {
            metrics.ingested(channel, MessageMetrics.REJECTED);
            throw Problems.tooLarge("A message may have " + config.maxLength() + " characters");
        }
        Message message = Message.received(channel, incoming, user, clock.instant());
        if (!table.insert(message, incoming.messageId())) {
            metrics.ingested(channel, MessageMetrics.DUPLICATE);
            return table.findExternal(channel, incoming.messageId()).map(Message::id).orElseThrow();
        }
        outbox.append("message.received", "message/" + message.id(), MessageReceived.of(message));
        metrics.ingested(channel, MessageMetrics.ACCEPTED);
        return message.id();
    }

    /**
     * Takes in what a user of the web page wrote.
     *
     * @return the message's id
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 if it is too long
     */
    @Transactional
    public UUID takeFromWeb(String text, String user) {
        return take(Channel.WEB, new IncomingMessage(text, Channel.WEB, user, null, null), user);
    }

    /** What a user of the web page is told; empty while their message was not read, and for those of others. */
    @Transactional
    public Optional<String> replyOnWeb(UUID id, String user) {
        return table.find(id).filter(message -> message.channel() == Channel.WEB && user.equals(message.sender()))
                .map(Message::reply);
    }

    boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > config.maxLength();
    }

    @Transactional
    Optional<Message> find(UUID id) {
        return table.find(id);
    }
}
