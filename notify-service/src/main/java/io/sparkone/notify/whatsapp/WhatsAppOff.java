package io.sparkone.notify.whatsapp;

import java.time.Duration;
import java.util.List;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outgoing;

/** WhatsApp, not configured: nothing is sent, and everything goes by e-mail. */
class WhatsAppOff implements Channel {

    @Override
    public ChannelType type() {
        return ChannelType.WHATSAPP;
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
        return Outcome.unavailable("WhatsApp is not configured");
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ZERO, 0, 0, Duration.ZERO, false);
    }
}
