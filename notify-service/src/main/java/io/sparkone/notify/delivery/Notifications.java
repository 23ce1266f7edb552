package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes requests to tell somebody something. */
@ApplicationScoped
public class Notifications {

    private final NotificationTable table;
    private final DeliveryTable deliveries;
    private final Planner planner;
    private final Digests digests;
    private final Clock clock;

    Notifications(NotificationTable table, DeliveryTable deliveries, Planner planner, Digests digests, Clock clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.planner = planner;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Records a notice and what is to be sent for it; sending follows the commit.
     *
     * @return the id of the notification, and whether this call made it
     */
    @Transactional
    public Receipt request(Notice notice) {
        Instant now = clock.instant();
        if (notice.expiresAt() != null && !notice.expiresAt().isAfter(now)) {
            return insert(notice, "expired", null, now);
        }
        Optional<Notification> known = table.findByKey(notice.key());
        if (known.isPresent()) {
            return new Receipt(known.get().id(), false);
        }
        String heldUnder = digests.hold(notice).orElse(null);
        Receipt receipt = insert(notice, heldUnder == null ? "pending" : "held", heldUnder, now);
        if (receipt.fresh() && heldUnder == null) {
            planner.plan(notice);
        }
        return receipt;
    }

    private Receipt insert(Notice notice, String state, String heldUnder, Instant now) {
        boolean fresh = table.insert(notice, state, heldUnder, now);
        return new Receipt(
                fresh ? notice.id() : table.findByKey(notice.key()).map(Notification::id).orElse(notice.id()),
                fresh);
    }

    /** Takes a notice back that was not told yet; false if it was, or is under way. */
    @Transactional
    public boolean collapse(UUID id) {
        Optional<Notification> held = table.lock(id).filter(n -> n.state().equals("held"));
        held.ifPresent(n -> table.change(id, "collapsed", null, clock.instant()));
        return held.isPresent();
    }

    /**
     * Sends a failed notice again: what is known not to have arrived, never what may have.
     *
     * @return false if there is nothing to send
     */
    @Transactional
    boolean retry(UUID id) {
        Notification failed = table.lock(id).filter(n -> n.state().equals("failed") || n.state().equals("expired"))
                .orElse(null);
        if (failed == null) {
            return false;
        }
        if (deliveries.of(id).isEmpty()) {
            planner.plan(failed.notice());
            return true;
        }
        return planner.replan(failed.notice());
    }

    /** What became of a request. */
    public record Receipt(UUID id, boolean fresh) {}
}
