package io.sparkone.notify.delivery;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import io.sparkone.notify.template.Language;

/** How notices become deliveries. */
@ConfigMapping(prefix = "sparkone.delivery")
public interface DeliveryConfig {

    /** {@code LOCALE}: BCP 47 tag of the language of notices that name none; pt-BR if empty. */
    Optional<String> locale();

    /** {@code TIMEZONE}: in which quiet hours are meant; America/Sao_Paulo if empty. */
    Optional<String> timezone();

    /** The language that {@link #locale()} means. */
    static Language language(DeliveryConfig config) {
        return Language.of(config.locale().orElse(null));
    }

    /** When notices that are not critical wait, such as {@code 22:00-07:00}; none by default. */
    Optional<String> quietHours();

    /** How often the workers look by themselves; they are woken at each change. */
    @WithDefault("1S")
    Duration pollInterval();

    /** How long WhatsApp may take to acknowledge before the notice goes by e-mail. */
    AckTimeout ackTimeout();

    /** How long a message of unknown outcome is looked for before the notice goes by e-mail. */
    @WithDefault("15S")
    Duration unclearTimeout();

    /** Pause before the first retry and before the first look for an acknowledgement; doubles each time. */
    @WithDefault("1S")
    Duration retryDelay();

    /** The longest of those pauses. */
    @WithDefault("30S")
    Duration retryLimit();

    /** A delivery that could not be tried for so long, with no other channel to turn to, has failed. */
    @WithDefault("24H")
    Duration giveUpAfter();

    /** How long the log of notifications is kept. */
    @WithDefault("90D")
    Duration retention();

    Digest digest();

    /** By urgency. */
    interface AckTimeout {

        @WithDefault("60S")
        Duration critical();

        @WithDefault("5M")
        Duration normal();

        @WithDefault("15M")
        Duration low();

        default Duration of(Urgency urgency) {
            switch (urgency) {
                case CRITICAL :
                    return critical();
                case LOW :
                    return low();
                default :
                    return normal();
            }
        }
    }

    /** After one alert was told at once, those that follow within the window are told together. */
    interface Digest {

        @WithDefault("2M")
        Duration window();

        @WithDefault("20S")
        Duration criticalWindow();

        /** Longest text of a digest, in characters; the rest is counted. */
        @WithDefault("3000")
        int maxLength();
    }
}
