package io.sparkone.local.sandbox.notion;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Webhooks;
import io.sparkone.local.sandbox.journal.Journal;
import io.sparkone.local.sandbox.journal.Kept;

/** Tells one subscriber of changes, signed; up to eight attempts, as the vendor does. */
final class NotionSubscription implements Kept, AutoCloseable {
    private static final String TARGET = "target";

    private static final Webhooks.Policy POLICY = new Webhooks.Policy(8, Duration.ofSeconds(1), Duration.ofMinutes(5),
            0.2, Duration.ofSeconds(10), Set.of());

    private final Webhooks webhooks = new Webhooks("sandbox-notion-webhook", POLICY);
    private final Clock clock;
    private final Journal journal;
    private volatile Target target;

    private record Target(URI url, String token) {}

    NotionSubscription(Clock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
        journal.restore(this);
    }

    /** Points the subscription to an address, and makes the handshake: the address is told the token, once. */
    String subscribe(URI url, String token) {
        resume(url, token);
        byte[] handshake = Json.bytes(Json.object().put("verification_token", token));
        webhooks.send(attempt -> new Webhooks.Call(url, Map.of(), handshake));
        return token;
    }

    /** As if the handshake had been made before. */
    void resume(URI url, String token) {
        set(new Target(url, token));
    }

    void unsubscribe() {
        set(null);
    }

    private synchronized void set(Target wanted) {
        target = wanted;
        journal.rewrite();
    }

    @Override
    public Map<String, JsonNode> all() {
        return target == null ? Map.of() : Map.of(TARGET, Json.tree(target));
    }

    @Override
    public void restore(String key, JsonNode value) {
        target = Json.value(value, Target.class);
    }

    void tell(NotionChange change) {
        Target current = target;
        if (current == null) {
            return;
        }
        ObjectNode event = event(change);
        webhooks.send(attempt -> {
            byte[] body = Json.bytes(event.put("attempt_number", attempt));
            return new Webhooks.Call(current.url, Map.of("X-Notion-Signature", signature(body, current.token)), body);
        });
    }

    private ObjectNode event(NotionChange change) {
        ObjectNode event = Json.object().put("id", UUID.randomUUID().toString())
                .put("timestamp", clock.instant().toString()).put("workspace_id", NotionIds.WORKSPACE_ID)
                .put("workspace_name", "Sandbox").put("subscription_id", NotionIds.SUBSCRIPTION_ID)
                .put("integration_id", NotionIds.INTEGRATION_ID).put("type", change.type());
        event.putArray("authors").addObject().put("id", change.authorId())
                .put("type", change.authorId().equals(NotionIds.BOT_ID) ? "bot" : "person");
        event.put("api_version", NotionVersion.V2026_03_11.header());
        event.putObject("entity").put("id", change.entityId()).put("type", change.entityType());
        ObjectNode data = event.putObject("data");
        data.putObject("parent").put("id", NotionIds.DATABASE_ID).put("type", "database")
                .put("data_source_id", NotionIds.DATA_SOURCE_ID);
        if (!change.updatedProperties().isEmpty()) {
            change.updatedProperties().forEach(data.putArray("updated_properties")::add);
        }
        return event;
    }

    static String signature(byte[] body, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
