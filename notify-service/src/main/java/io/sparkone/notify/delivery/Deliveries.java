package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import io.sparkone.notify.delivery.DeliveryMetrics.Status;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.outbox.Outbox;

/**
 * The transitions of deliveries. Each locks the notification, changes one delivery, turns to the other channel where needed, and
 * tells what came of it, all in one transaction.
 */
@ApplicationScoped
public class Deliveries {

    private final DeliveryTable table;
    private final NotificationTable notifications;
    private final Planner planner;
    private final Outbox outbox;
    private final Event<DeliveryChanged> changes;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Backoff backoff;

    Deliveries(DeliveryTable table, NotificationTable notifications, Planner planner, Outbox outbox,
            Event<DeliveryChanged> changes, DeliveryConfig config, Clock clock) {
        this.table = table;
        this.notifications = notifications;
        this.planner = planner;
        this.outbox = outbox;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
        this.backoff = new Backoff(config.retryDelay(), config.retryLimit());
    }

    /** Applies what a call gave; an answer that comes after the claim has run out still counts, unless all is settled. */
    @Transactional
    void apply(UUID id, Outcome outcome) {
        change(id, (delivery, notice) -> {
            boolean waitsForIt = delivery.state() == DeliveryState.SENDING
                    || delivery.state() == DeliveryState.UNKNOWN && outcome.result() != Outcome.Result.UNCLEAR;
            if (waitsForIt && !delivery.isSettled()) {
                apply(delivery, notice, outcome);
            }
        });
    }

    private void apply(Delivery delivery, Notice notice, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome.result()) {
            case ACCEPTED :
                table.accepted(delivery.id(), outcome.remoteId(), outcome.remoteAddress(),
                        now.plus(config.retryDelay()),
                        now);
                count(delivery, Status.SENT);
                break;
            case ACKNOWLEDGED :
                count(delivery, Status.SENT);
                succeed(delivery, notice, DeliveryState.SERVER_ACK, outcome.remoteId());
                break;
            case REFUSED :
                fail(delivery, notice, DeliveryState.FAILED, outcome.reason(), Status.FAILED);
                break;
            case DEFERRED :
                retry(delivery, notice, outcome);
                break;
            case UNAVAILABLE :
                divert(delivery, notice, outcome.reason());
                break;
            default :
                table.unclear(delivery.id(), now.plus(config.retryDelay()), now.plus(config.unclearTimeout()),
                        outcome.reason(), now);
        }
    }

    /** The process that sent it has died: only the channel can say what that means. */
    @Transactional
    void abandoned(UUID id) {
        change(id, (delivery, notice) -> {
            if (delivery.state() == DeliveryState.SENDING) {
                apply(delivery, notice, planner.channel(delivery.channel()).abandoned());
            }
        });
    }

    /**
     * A message of unknown outcome was found with the provider.
     *
     * @return false if it is settled by now
     */
    @Transactional
    public boolean found(UUID id, String remoteId, String remoteAddress) {
        boolean[] open = {false};
        change(id, (delivery, notice) -> {
            if (delivery.state() == DeliveryState.UNKNOWN && !delivery.isSettled()) {
                open[0] = true;
                apply(delivery, notice, Outcome.accepted(remoteId, remoteAddress));
            }
        });
        return open[0];
    }

    /** It cannot be found out whether the message was sent: the notice goes another way, this message is never sent again. */
    @Transactional
    public void unresolved(UUID id, String reason) {
        change(id, (delivery, notice) -> {
            if (delivery.state() == DeliveryState.UNKNOWN && !delivery.isSettled()) {
                fail(delivery, notice, DeliveryState.UNKNOWN, reason, Status.UNKNOWN);
            }
        });
    }

    /**
     * Applies what the provider says about a message, in any order and as often as it says it.
     *
     * @return the recipient, or empty if the message is none of ours
     */
    @Transactional
    public Optional<String> acknowledged(ChannelType channel, String remoteId, Ack ack) {
        Optional<Delivery> found = table.findByRemoteId(channel, remoteId);
        found.ifPresent(d -> change(d.id(), (delivery, notice) -> {
            DeliveryState state = ack == Ack.DELIVERED ? DeliveryState.DELIVERED : DeliveryState.SERVER_ACK;
            if (ack == Ack.ERROR && delivery.state() == DeliveryState.ACCEPTED) {
                fail(delivery, notice, DeliveryState.FAILED, "refused by WhatsApp after it was accepted",
                        Status.FAILED);
            } else if (ack != Ack.ERROR && delivery.state() != DeliveryState.DELIVERED && delivery.state() != state) {
                succeed(delivery, notice, state, null);
            }
        }));
        return found.map(Delivery::recipient);
    }

    /** Its time to be acknowledged, or to be found, is over. */
    @Transactional
    void overdue(UUID id) {
        change(id, (delivery, notice) -> {
            if (delivery.isSettled()) {
                return;
            }
            if (delivery.state() == DeliveryState.ACCEPTED) {
                planner.channel(delivery.channel()).unacknowledged();
                fail(delivery, notice, DeliveryState.FAILED, "accepted, but not acknowledged in time",
                        Status.UNCONFIRMED);
            } else if (delivery.state() == DeliveryState.UNKNOWN) {
                fail(delivery, notice, DeliveryState.UNKNOWN, delivery.error(), Status.UNKNOWN);
            }
        });
    }

    /** Does not wait any longer for its turn: the notice goes by e-mail, if that can be. */
    @Transactional
    void divert(UUID id, String reason) {
        change(id, (delivery, notice) -> {
            if (delivery.state() == DeliveryState.PENDING && planner.hasFallback(notice)
                    && delivery.channel() == ChannelType.WHATSAPP) {
                fail(delivery, notice, DeliveryState.FAILED, reason, Status.FAILED);
            }
        });
    }

    /** Ends what waits to be sent, because its time is over. */
    @Transactional
    void end(UUID id, DeliveryState state, String reason) {
        change(id, (delivery, notice) -> {
            if (delivery.state() == DeliveryState.PENDING) {
                fail(delivery, notice, state, reason,
                        state == DeliveryState.EXPIRED ? Status.EXPIRED : Status.FAILED);
            }
        });
    }

    private void change(UUID id, BiConsumer<Delivery, Notice> change) {
        table.find(id).flatMap(found -> notifications.lock(found.notificationId()))
                .ifPresent(notification -> change.accept(table.find(id).orElseThrow(), notification.notice()));
    }

    private void retry(Delivery delivery, Notice notice, Outcome outcome) {
        if (delivery.attempts() > planner.channel(delivery.channel()).limits().retries()) {
            fail(delivery, notice, DeliveryState.FAILED, outcome.reason(), Status.FAILED);
            return;
        }
        Duration pause = backoff.after(delivery.attempts());
        if (outcome.retryAfter() != null && outcome.retryAfter().compareTo(pause) > 0) {
            pause = outcome.retryAfter();
        }
        Instant now = clock.instant();
        table.postpone(delivery.id(), now.plus(pause), true, outcome.reason(), now);
    }

    private void divert(Delivery delivery, Notice notice, String reason) {
        Instant now = clock.instant();
        if (planner.hasFallback(notice) && delivery.channel() == ChannelType.WHATSAPP) {
            fail(delivery, notice, DeliveryState.FAILED, reason, Status.FAILED);
        } else {
            table.postpone(delivery.id(), now.plus(config.retryLimit()), false, reason, now);
        }
    }

    private void succeed(Delivery delivery, Notice notice, DeliveryState state, String remoteId) {
        Instant now = clock.instant();
        table.acknowledged(delivery.id(), state, remoteId, now);
        if (delivery.state().isSuccess()) {
            return;
        }
        count(delivery, delivery.isSettled() ? Status.LATE : Status.DELIVERED);
        int version = notifications.settle(notice.id(), now);
        outbox.append("notification.delivered", "notification/" + notice.id(),
                NotificationOutcome.of(notice, delivery, null, now, version));
    }

    private void fail(Delivery delivery, Notice notice, DeliveryState state, String reason, Status counted) {
        Instant now = clock.instant();
        table.settle(delivery.id(), state, reason, now);
        count(delivery, counted);
        boolean tellOtherwise = state != DeliveryState.EXPIRED && delivery.channel() == ChannelType.WHATSAPP;
        if (tellOtherwise && planner.hasFallback(notice)) {
            planner.fallBack(notice);
        }
        int version = notifications.settle(notice.id(), now);
        outbox.append("notification.failed", "notification/" + notice.id(),
                NotificationOutcome.of(notice, delivery, reason, now, version));
    }

    private void count(Delivery delivery, Status status) {
        changes.fire(new DeliveryChanged(delivery.channel(), status));
    }
}
