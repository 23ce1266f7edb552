package io.sparkone.notify.delivery;

import java.time.Duration;
import java.util.List;

/** A way to reach people. One that is not configured is a bean too, which says so. */
public interface Channel {

    ChannelType type();

    /** Whether it is configured. */
    boolean enabled();

    /** Whom it tells where a notice names nobody. */
    List<String> recipients();

    /** The recipient as this channel writes it, from what a notice says. */
    default String address(String recipient) {
        return recipient;
    }

    /** False while it is known that nothing would be sent. */
    default boolean available() {
        return true;
    }

    /** Makes the call. Failures are outcomes, not exceptions. */
    Outcome send(Outgoing message);

    /** What a call counts as whose process died before it wrote down the answer. */
    default Outcome abandoned() {
        return Outcome.unclear("the process that sent it ended before the answer");
    }

    /** Told when a message that this channel accepted was not acknowledged in time. */
    default void unacknowledged() {}

    Limits limits();

    /**
     * What the channel bears.
     *
     * @param callTimeout no call takes longer; a claim lasts longer than this
     * @param retries attempts after the first, of messages that were certainly not sent
     * @param perRecipient messages to one recipient within the window
     * @param oneAtATime whether two messages must never be under way at once, over all replicas
     */
    record Limits(Duration callTimeout, int retries, int perRecipient, Duration window, boolean oneAtATime) {}
}
