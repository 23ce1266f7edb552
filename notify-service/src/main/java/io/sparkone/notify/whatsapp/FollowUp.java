package io.sparkone.notify.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.notify.database.Outages;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Claims;
import io.sparkone.notify.delivery.Deliveries;
import io.sparkone.notify.delivery.DeliveryConfig;
import io.sparkone.notify.delivery.Outgoing;
import io.sparkone.notify.whatsapp.EvolutionApi.StatusUpdate;
import io.sparkone.platform.loop.Loop;

/** Asks Evolution for acknowledgements and lost messages: its webhook forgets everything at a restart, and may not be set. */
@ApplicationScoped
class FollowUp {

    private static final Logger LOG = Logger.getLogger(FollowUp.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final WhatsApp whatsApp;
    private final Receipts receipts;
    private final Claims claims;
    private final Optional<LostMessages> lostMessages;
    private final DeliveryConfig config;
    private Loop loop;

    FollowUp(WhatsApp whatsApp, Receipts receipts, Claims claims, Deliveries deliveries, DeliveryConfig config,
            Clock clock) {
        this.whatsApp = whatsApp;
        this.receipts = receipts;
        this.claims = claims;
        this.lostMessages = whatsApp.lostMessages(claims, deliveries, clock);
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        whatsApp.client().ifPresent(client -> loop = Loop.start("whatsapp-follow-up",
                Outages.survive("whatsapp-follow-up", () -> round(client))));
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (loop != null) {
            loop.stop(STOP_TIMEOUT);
        }
    }

    private void round(EvolutionClient client) throws InterruptedException {
        Optional<Outgoing> accepted = claims.nextAccepted(ChannelType.WHATSAPP);
        accepted.filter(message -> message.remoteId() != null).ifPresent(message -> ask(client, message));
        Optional<Outgoing> lost = claims.nextUnknown(ChannelType.WHATSAPP);
        lost.ifPresent(lostMessages.orElseThrow()::lookFor);
        if (accepted.isEmpty() && lost.isEmpty()) {
            Thread.sleep(config.pollInterval().toMillis());
        }
    }

    private void ask(EvolutionClient client, Outgoing message) {
        try {
            for (StatusUpdate update : client.statuses(message.remoteId())) {
                if (receipts.receive(message.remoteId(), update.status(), update.remoteJid())) {
                    whatsApp.breaker().acknowledged();
                }
            }
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                throw e;
            }
            // asked again until the deadline, and counted by the client's timer
            LOG.debugf("No status of %s: %s", message.delivery(), e.getMessage());
        }
    }
}
