package io.sparkone.notify.whatsapp;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import io.sparkone.notify.delivery.Channel;
import io.sparkone.notify.delivery.ChannelOff;
import io.sparkone.notify.delivery.ChannelType;
import io.sparkone.notify.delivery.Claims;
import io.sparkone.notify.delivery.Deliveries;
import io.sparkone.platform.config.InvalidVariableException;

/** WhatsApp as its variables say: on, with all its parts, or off. */
@Singleton
class WhatsApp {

    private static final Logger LOG = Logger.getLogger(WhatsApp.class);

    private final WhatsAppConfig config;
    private final Breaker breaker;
    private final Optional<WhatsAppSettings> settings;
    private final Optional<EvolutionClient> client;

    /** @throws InvalidVariableException where the variables make no sense together */
    WhatsApp(WhatsAppConfig config, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.breaker = new Breaker(config, clock);
        this.settings = WhatsAppSettings.of(config);
        this.client = settings.map(s -> new EvolutionClient(s, metrics));
        if (config.webhookUrl().isPresent()) {
            WhatsAppSettings.url("EVOLUTION_WEBHOOK_URL", config.webhookUrl().get());
            if (config.webhookSecret().isEmpty()) {
                throw new InvalidVariableException("EVOLUTION_WEBHOOK_SECRET",
                        "is missing beside EVOLUTION_WEBHOOK_URL");
            }
        }
        Gauge.builder("sparkone.whatsapp.breaker.state", breaker, b -> b.state().ordinal())
                .description("0 closed, 1 half open, 2 open: nothing is sent by WhatsApp").register(metrics);
        LOG.infof(settings.isPresent() ? "WhatsApp is on" : "WhatsApp is off: none of its variables is set");
    }

    @Produces
    @Singleton
    Channel channel(LearnedJids jids) {
        return settings.isEmpty()
                ? new ChannelOff(ChannelType.WHATSAPP)
                : new WhatsAppSender(client.orElseThrow(), breaker, jids, settings.get(), config);
    }

    Breaker breaker() {
        return breaker;
    }

    /** Empty where it is off. */
    Optional<EvolutionClient> client() {
        return client;
    }

    /** Empty where it is off. */
    Optional<LostMessages> lostMessages(Claims claims, Deliveries deliveries, Clock clock) {
        return client.map(c -> new LostMessages(c, breaker, claims, deliveries, clock));
    }
}
