package io.sparkone.local.sandbox.evolution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Webhooks;

/** Evolution's calls to us: its envelope, the headers that were set, and its rule of repetition. */
final class EvolutionWebhook implements AutoCloseable {
    private static final Webhooks.Policy POLICY = new Webhooks.Policy(10, Duration.ofSeconds(5),
            Duration.ofSeconds(300),
            0.2, Duration.ofSeconds(30), Set.of(400, 401, 403, 404, 422));
    private static final String JWT_KEY = "jwt_key";

    /**
     * What {@code /webhook/set} set.
     *
     * @param events in upper case, such as {@code MESSAGES_UPSERT}; empty means all
     * @param byEvents whether the event's name is appended to the address
     */
    record Target(URI url, Map<String, String> headers, List<String> events, boolean byEvents, boolean enabled) {}

    private final Webhooks webhooks = new Webhooks("sandbox-evolution-webhook", POLICY);
    private final Clock clock;
    private final String name;
    private final Instance instance;

    EvolutionWebhook(Clock clock, String name, Instance instance) {
        this.clock = clock;
        this.name = name;
        this.instance = instance;
    }

    void set(Target newTarget) {
        instance.webhook(newTarget);
    }

    Target target() {
        return instance.webhook();
    }

    /** @param event such as {@code messages.upsert} */
    void tell(String event, JsonNode data) {
        Target current = target();
        String constant = event.replace('.', '_').toUpperCase(Locale.ROOT);
        if (current == null || !current.enabled
                || !current.events.isEmpty() && !current.events.contains(constant)) {
            return;
        }
        URI url = current.byEvents ? URI.create(current.url + "/" + event.replace('.', '-')) : current.url;
        ObjectNode envelope = Json.object().put("event", event).put("instance", name);
        envelope.set("data", data);
        envelope.put("destination", current.url.toString()).put("date_time", clock.instant().toString())
                .put("sender", EvolutionSandbox.OWNER + "@s.whatsapp.net")
                .put("server_url", "http://127.0.0.1/evolution")
                .put("apikey", "sandbox-instance-token");
        byte[] body = Json.bytes(envelope);
        webhooks.send(attempt -> new Webhooks.Call(url, headers(current), body));
    }

    private Map<String, String> headers(Target current) {
        Map<String, String> headers = new HashMap<>(current.headers);
        String key = headers.remove(JWT_KEY);
        if (key != null) {
            headers.put("Authorization", "Bearer " + jwt(key, clock.instant()));
        }
        return headers;
    }

    private static String jwt(String key, Instant now) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        ObjectNode claims = Json.object().put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + 600)
                .put("app", "evolution").put("action", "webhook");
        String unsigned = base64.encodeToString(Json.bytes(Json.object().put("alg", "HS256").put("typ", "JWT"))) + "."
                + base64.encodeToString(Json.bytes(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return unsigned + "." + base64.encodeToString(mac.doFinal(unsigned.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
