package io.sparkone.notify.whatsapp;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Configuration as a test wants it. */
record Settings(Optional<String> baseUrl, Optional<String> apiKey, Optional<String> numbers,
        Optional<String> instance)
        implements
            WhatsAppConfig {

    static Settings of(String baseUrl, String apiKey, String numbers) {
        return new Settings(Optional.ofNullable(baseUrl), Optional.ofNullable(apiKey), Optional.ofNullable(numbers),
                Optional.empty());
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public OptionalInt maxRetries() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<String> webhookUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.empty();
    }

    @Override
    public int perNumberLimit() {
        return 20;
    }

    @Override
    public Duration perNumberWindow() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration stateCheckAfter() {
        return Duration.ofSeconds(10);
    }

    @Override
    public WhatsAppConfig.Breaker breaker() {
        return new Breaker(3, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private record Breaker(int threshold, Duration pause, Duration longestPause) implements WhatsAppConfig.Breaker {}
}
