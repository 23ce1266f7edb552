package io.sparkone.notify.whatsapp;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.loop.Loop;

/** Tells Evolution where to call, and tells it again now and then: an instance that is made anew has forgotten it. */
@ApplicationScoped
class WebhookRegistration {

    private static final Logger LOG = Logger.getLogger(WebhookRegistration.class);

    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final WhatsApp whatsApp;
    private final WhatsAppConfig config;
    private final Backoff pauses = new Backoff(Duration.ofSeconds(2), AGAIN);
    private Loop loop;

    WebhookRegistration(WhatsApp whatsApp, WhatsAppConfig config) {
        this.whatsApp = whatsApp;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (whatsApp.client().isPresent() && config.webhookUrl().isPresent()) {
            loop = Loop.start("evolution-webhook", this::round);
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (loop != null) {
            loop.stop(Duration.ZERO);
        }
    }

    private void round() throws InterruptedException {
        Duration pause = AGAIN;
        try {
            whatsApp.client().orElseThrow().setWebhook(config.webhookUrl().orElseThrow(),
                    EvolutionWebhookResource.SECRET_HEADER, config.webhookSecret().orElseThrow());
            pauses.reset();
        } catch (RuntimeException e) {
            // acknowledgements are polled for meanwhile; the client's timer counts the failure
            pause = pauses.next();
            LOG.warnf("Evolution does not take the webhook, next try in %d s: %s", pause.toSeconds(),
                    SendFailure.of(e).reason());
        }
        Thread.sleep(pause.toMillis());
    }
}
