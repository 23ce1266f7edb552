package io.sparkone.notify.whatsapp;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The Evolution API and how gently it is used. */
@ConfigMapping(prefix = "sparkone.whatsapp")
public interface WhatsAppConfig {

    /** {@code EVOLUTION_API_BASE_URL}. */
    Optional<String> baseUrl();

    /** {@code EVOLUTION_API_KEY}: the global key or the instance's token. */
    Optional<String> apiKey();

    /** {@code EVOLUTION_INSTANCE}; empty, as compose files pass what is not set, means {@code sparkone}. */
    Optional<String> instance();

    /** {@code EVOLUTION_API_TIMEOUT}: connecting and answering, each; 10 s if empty. */
    Optional<Duration> timeout();

    /** {@code WHATSAPP_NOTIFY_NUMBERS}, separated by commas. */
    Optional<String> numbers();

    /** {@code WHATSAPP_SEND_MAX_RETRIES}: after the first attempt, of what was certainly not sent; 3 if empty. */
    OptionalInt maxRetries();

    /** {@code EVOLUTION_WEBHOOK_URL}: where Evolution is told to call; null leaves its webhook as it is. */
    Optional<String> webhookUrl();

    /** {@code EVOLUTION_WEBHOOK_SECRET}: what Evolution's calls must carry. */
    Optional<String> webhookSecret();

    /** Messages to one number within the window: more of them look like spam to WhatsApp. */
    @WithDefault("20")
    int perNumberLimit();

    @WithDefault("1M")
    Duration perNumberWindow();

    /** After so long without a sign of life, the connection's state is asked for before a message is sent. */
    @WithDefault("10S")
    Duration stateCheckAfter();

    Breaker breaker();

    /** When WhatsApp counts as down. */
    interface Breaker {

        /** Missing acknowledgements and unclear answers in a row. */
        @WithDefault("3")
        int threshold();

        /** Until the next message is tried; doubles each time. */
        @WithDefault("30S")
        Duration pause();

        @WithDefault("5M")
        Duration longestPause();
    }
}
