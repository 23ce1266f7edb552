package io.sparkone.notify.delivery;

import java.time.Duration;
import java.util.List;

/** A channel that is not configured: nothing goes by it. */
public record ChannelOff(ChannelType type) implements Channel {

    @Override
    public boolean enabled() {
        return false;
    }

    @Override
    public List<String> recipients() {
        return List.of();
    }

    @Override
    public Outcome send(Outgoing message) {
        return Outcome.unavailable(type.wire() + " is not configured");
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ZERO, 0, 0, Duration.ZERO, false);
    }
}
