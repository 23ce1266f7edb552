package io.sparkone.notify.whatsapp;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sparkone.platform.config.InvalidVariableException;

/**
 * The variables of WhatsApp, checked together.
 *
 * @param numbers digits with country code, in the order given, each once
 */
record WhatsAppSettings(URI baseUrl, String apiKey, String instance, List<String> numbers, Duration timeout,
        int maxRetries) {

    private static final String INSTANCE = "sparkone";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int RETRIES = 3;

    /**
     * Empty where none of the variables is set: then WhatsApp is off.
     *
     * @throws InvalidVariableException where some are missing or bad
     */
    static Optional<WhatsAppSettings> of(WhatsAppConfig config) {
        if (config.baseUrl().isEmpty() && config.apiKey().isEmpty() && config.numbers().isEmpty()) {
            return Optional.empty();
        }
        String url = required("EVOLUTION_API_BASE_URL", config.baseUrl());
        String key = required("EVOLUTION_API_KEY", config.apiKey());
        List<String> numbers = numbers(required("WHATSAPP_NOTIFY_NUMBERS", config.numbers()));
        String instance = config.instance().orElse(INSTANCE);
        if (!instance.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new InvalidVariableException("EVOLUTION_INSTANCE", "is not the name of an instance");
        }
        Duration timeout = config.timeout().orElse(TIMEOUT);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidVariableException("EVOLUTION_API_TIMEOUT", "must be a number of seconds above 0");
        }
        return Optional.of(new WhatsAppSettings(url("EVOLUTION_API_BASE_URL", url), key, instance, numbers, timeout,
                config.maxRetries().orElse(RETRIES)));
    }

    /** @throws InvalidVariableException unless it is an absolute http or https address */
    static URI url(String variable, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidVariableException(variable, "is not a URL: " + e.getMessage());
        }
        throw new InvalidVariableException(variable, "must be an http or https URL with a host");
    }

    private static String required(String variable, Optional<String> value) {
        return value.map(String::trim).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new InvalidVariableException(variable,
                        "is missing; WhatsApp needs EVOLUTION_API_BASE_URL, EVOLUTION_API_KEY and WHATSAPP_NOTIFY_NUMBERS"
                                + " (or none of them, which turns it off)"));
    }

    private static List<String> numbers(String csv) {
        List<String> numbers = new ArrayList<>();
        for (String part : csv.split(",")) {
            if (!part.isBlank()) {
                numbers.add(PhoneNumber.parse(part).orElseThrow(() -> new InvalidVariableException(
                        "WHATSAPP_NOTIFY_NUMBERS", "number " + (numbers.size() + 1)
                                + " is not a telephone number with country code, such as 5511987654321")));
            }
        }
        if (numbers.isEmpty()) {
            throw new InvalidVariableException("WHATSAPP_NOTIFY_NUMBERS", "holds no number");
        }
        return numbers.stream().distinct().toList();
    }
}
