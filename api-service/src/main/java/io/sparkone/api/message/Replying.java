package io.sparkone.api.message;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Utterance;
import io.sparkone.api.notice.Notice;
import io.sparkone.api.notice.Notices;
import io.sparkone.platform.outbox.Outbox;

/** Acts on a message as it was read and answers it, in the transaction that marks it as read. */
@ApplicationScoped
class Replying {

    private final MessageTable table;
    private final Assistant assistant;
    private final Memory memory;
    private final Undoing undoing;
    private final Notices notices;
    private final Outbox outbox;
    private final MessageMetrics metrics;
    private final Clock clock;

    Replying(MessageTable table, Assistant assistant, Memory memory, Undoing undoing, Notices notices, Outbox outbox,
            MessageMetrics metrics,
            Clock clock) {
        this.table = table;
        this.assistant = assistant;
        this.memory = memory;
        this.undoing = undoing;
        this.notices = notices;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    void to(Message message, Utterance utterance, Reading reading) {
        Interpretation wish = reading.wish();
        Outcome outcome = assistant.act(
                new Conversation(message, wish.language(), utterance.now(), reading.correction()), wish);
        Message done = message.interpreted(clock.instant(), wish.kind(), reading.engine(), wish.language().tag(),
                outcome);
        table.interpreted(done);
        memory.keep(message, utterance, reading, outcome);
        undoing.keep(message, outcome);
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
}
