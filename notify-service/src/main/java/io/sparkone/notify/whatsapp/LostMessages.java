package io.sparkone.notify.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jboss.logging.Logger;

import io.sparkone.notify.database.StorageException;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Claims;
import io.sparkone.notify.delivery.Deliveries;
import io.sparkone.notify.delivery.Outcome;
import io.sparkone.notify.delivery.Outgoing;
import io.sparkone.notify.whatsapp.EvolutionApi.StoredMessage;

/**
 * Finds out what became of messages whose call was not answered. Found means sent. Not found proves nothing, since Evolution
 * writes the row after the send: the search goes on until its time is over.
 */
class LostMessages {

    private static final Logger LOG = Logger.getLogger(LostMessages.class);

    /** Clocks differ, and WhatsApp's times are whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final EvolutionClient client;
    private final Breaker breaker;
    private final Claims claims;
    private final Deliveries deliveries;
    private final Clock clock;

    LostMessages(EvolutionClient client, Breaker breaker, Claims claims, Deliveries deliveries, Clock clock) {
        this.client = client;
        this.breaker = breaker;
        this.claims = claims;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Looks for a message by the id that we gave it, and, where Evolution ignored that, by time, number and text. */
    void lookFor(Outgoing lost) {
        try {
            List<StoredMessage> found = client.findById(MessageIds.of(lost.delivery()));
            if (found.isEmpty()) {
                Instant now = clock.instant();
                Instant sent = lost.sentAt() == null ? now : lost.sentAt();
                found = client.findSent(sent.minus(TOLERANCE), now.plus(TOLERANCE));
            }
            for (StoredMessage message : found) {
                if (matches(lost, message) && settle(lost, message)) {
                    return;
                }
            }
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            // the vendor's failures are outcomes here too; whatever else goes wrong, the search ends at its deadline
            Outcome failure = SendFailure.of(e);
            if (failure.result() == Outcome.Result.UNAVAILABLE || SendFailure.isUnreachable(e)) {
                breaker.trip(failure.reason());
                deliveries.unresolved(lost.delivery(), "not known whether it was sent: " + failure.reason());
            } else {
                LOG.warnf(e, "Looking for %s failed", lost.delivery());
            }
        }
    }

    /** Evolution tells of a message that it has sent. */
    void told(StoredMessage message) {
        for (Outgoing lost : claims.unknown(ChannelType.WHATSAPP)) {
            if (matches(lost, message) && settle(lost, message)) {
                return;
            }
        }
    }

    private static boolean matches(Outgoing lost, StoredMessage message) {
        if (message.key() == null || message.key().id() == null || !message.key().fromMe()) {
            return false;
        }
        boolean sameId = message.key().id().equals(MessageIds.of(lost.delivery()));
        return sameId || message.text().equals(lost.text())
                && PhoneNumber.matches(lost.recipient(), String.valueOf(message.key().remoteJid()));
    }

    /** False if the message is known to be that of another delivery. */
    private boolean settle(Outgoing lost, StoredMessage message) {
        try {
            return deliveries.found(lost.delivery(), message.key().id(), message.key().remoteJid());
        } catch (StorageException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }
}
