package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.quarkus.arc.All;

/** Decides which messages a notice becomes: WhatsApp first, e-mail where that is off or has failed. */
@ApplicationScoped
class Planner {

    static final String NO_CHANNEL = "no channel configured";

    private final Map<ChannelType, Channel> channels = new EnumMap<>(ChannelType.class);
    private final DeliveryTable deliveries;
    private final NotificationTable notifications;
    private final Event<DeliveryChanged> changes;
    private final Clock clock;

    Planner(@All List<Channel> channels, DeliveryTable deliveries, NotificationTable notifications,
            Event<DeliveryChanged> changes, Clock clock) {
        channels.forEach(channel -> this.channels.put(channel.type(), channel));
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.changes = changes;
        this.clock = clock;
    }

    Channel channel(ChannelType type) {
        return channels.get(type);
    }

    boolean anyEnabled() {
        return channels.values().stream().anyMatch(Channel::enabled);
    }

    /** Adds the messages of a notice that is in the notification table, or records that there is no way to send one. */
    void plan(Notice notice) {
        ChannelType type = notice.channel() != null
                ? notice.channel()
                : channels.get(ChannelType.WHATSAPP).enabled() ? ChannelType.WHATSAPP : ChannelType.EMAIL;
        if (!channels.get(type).enabled()) {
            notifications.change(notice.id(), "failed", NO_CHANNEL, clock.instant());
            return;
        }
        recipients(type, notice).forEach(recipient -> open(notice, type, recipient));
        notifications.settle(notice.id(), clock.instant());
    }

    /** Whether there is another channel to turn to when WhatsApp does not deliver this notice. */
    boolean hasFallback(Notice notice) {
        return notice.channel() == null && channels.get(ChannelType.EMAIL).enabled();
    }

    /** Turns to e-mail: once for each address, however many WhatsApp recipients fail. */
    void fallBack(Notice notice) {
        Channel email = channels.get(ChannelType.EMAIL);
        email.recipients().forEach(address -> open(notice, ChannelType.EMAIL, address));
    }

    /** Opens the failed messages of a notice again, on the first channel that has some and is configured. */
    boolean replan(Notice notice) {
        Instant now = clock.instant();
        for (ChannelType type : ChannelType.values()) {
            if (channels.get(type).enabled() && deliveries.reopen(notice.id(), type, now) > 0) {
                changes.fire(new DeliveryChanged(type, null));
                notifications.settle(notice.id(), now);
                return true;
            }
        }
        return false;
    }

    private List<String> recipients(ChannelType type, Notice notice) {
        Channel channel = channels.get(type);
        return notice.recipient() != null && type == ChannelType.WHATSAPP
                ? List.of(channel.address(notice.recipient()))
                : channel.recipients();
    }

    private void open(Notice notice, ChannelType type, String recipient) {
        Instant now = clock.instant();
        if (deliveries.open(notice.id(), type, recipient, now)) {
            changes.fire(new DeliveryChanged(type, null));
        }
    }
}
