package io.sparkone.notify.email;

import java.time.Duration;
import java.util.List;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outgoing;

/** E-mail, not configured: what WhatsApp does not deliver is not delivered. */
class EmailOff implements Channel {

    @Override
    public ChannelType type() {
        return ChannelType.EMAIL;
    }

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
        return Outcome.unavailable("e-mail is not configured");
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ZERO, 0, 0, Duration.ZERO, false);
    }
}
