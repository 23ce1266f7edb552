package io.sparkone.notify.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.ws.rs.core.MultivaluedHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import io.sparkone.notify.whatsapp.EvolutionApi.SendText;
import io.sparkone.notify.whatsapp.EvolutionApi.StatusUpdate;
import io.sparkone.notify.whatsapp.EvolutionApi.StoredMessage;

/** Calls Evolution, with a timeout and a timer on each call. */
class EvolutionClient {

    private static final List<String> WEBHOOK_EVENTS = List.of("MESSAGES_UPSERT", "MESSAGES_UPDATE", "SEND_MESSAGE",
            "CONNECTION_UPDATE");
    private static final int MOST_FOUND = 100;

    private final EvolutionApi api;
    private final String instance;
    private final MeterRegistry metrics;

    EvolutionClient(WhatsAppSettings settings, MeterRegistry metrics) {
        this.instance = settings.instance();
        this.metrics = metrics;
        long timeout = settings.timeout().toMillis();
        // a kept connection that the server has dropped looks like a request without an answer: was it sent or not?
        this.api = QuarkusRestClientBuilder.newBuilder().baseUri(settings.baseUrl())
                .connectTimeout(timeout, TimeUnit.MILLISECONDS).readTimeout(timeout, TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.KEEP_ALIVE_ENABLED, false).register(new EvolutionErrors())
                .clientHeadersFactory((received, own) -> new MultivaluedHashMap<>(Map.of("apikey", settings.apiKey())))
                .build(EvolutionApi.class);
    }

    StoredMessage send(SendText message) {
        return timed("send", () -> api.sendText(instance, message));
    }

    /** {@code open}, {@code connecting}, {@code close}, or {@code unknown} where the instance is not loaded. */
    String state() {
        EvolutionApi.Connection connection = timed("state", () -> api.connectionState(instance));
        boolean told = connection != null && connection.instance() != null && connection.instance().state() != null;
        return told ? connection.instance().state() : "unknown";
    }

    List<StoredMessage> findById(String id) {
        return find(Map.of("where", Map.of("key", Map.of("id", id))));
    }

    /** What was sent in that time, to anybody: 2.3.7 does not narrow by recipient, and needs both ends. */
    List<StoredMessage> findSent(Instant from, Instant to) {
        return find(Map.of("offset", MOST_FOUND, "where", Map.of("key", Map.of("fromMe", true), "messageTimestamp",
                Map.of("gte", from.toString(), "lte", to.toString()))));
    }

    List<StatusUpdate> statuses(String id) {
        return timed("status",
                () -> api.findStatusMessage(instance, Map.of("where", Map.of("id", id))));
    }

    /** {@code events} must be there: without it 2.3.7 fails on its length. */
    void setWebhook(String url, String secretHeader, String secret) {
        timed("webhook",
                () -> api.setWebhook(instance, Map.of("webhook", Map.of("enabled", true, "url", url, "headers",
                        Map.of(secretHeader, secret), "byEvents", false, "base64", false, "events", WEBHOOK_EVENTS))));
    }

    private List<StoredMessage> find(Map<String, Object> query) {
        EvolutionApi.Found found = timed("find", () -> api.findMessages(instance, query));
        return found == null || found.messages() == null || found.messages().records() == null
                ? List.of()
                : found.messages().records();
    }

    private <T> T timed(String operation, Supplier<T> call) {
        Timer.Sample sample = Timer.start(metrics);
        String outcome = "failure";
        try {
            T answer = call.get();
            outcome = "success";
            return answer;
        } finally {
            sample.stop(Timer.builder("sparkone.whatsapp.call").tag("operation", operation).tag("outcome", outcome)
                    .description("Calls to the Evolution API").register(metrics));
        }
    }
}
