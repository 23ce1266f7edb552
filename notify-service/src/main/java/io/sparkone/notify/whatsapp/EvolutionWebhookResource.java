package io.sparkone.notify.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.notify.delivery.Claims;
import io.sparkone.notify.delivery.Deliveries;
import io.sparkone.notify.http.Problem;
import io.sparkone.notify.whatsapp.EvolutionApi.StoredMessage;

/**
 * What Evolution tells of our messages and of its connection. It signs nothing, so a secret header is its credential; calls may be
 * repeated and reordered, and mean the same then.
 */
@Path("/webhooks/evolution")
class EvolutionWebhookResource {

    static final String SECRET_HEADER = "X-SparkOne-Webhook-Secret";

    private final WhatsApp whatsApp;
    private final Receipts receipts;
    private final Optional<LostMessages> lostMessages;
    private final Optional<String> secret;
    private final ObjectMapper json;

    EvolutionWebhookResource(WhatsApp whatsApp, Receipts receipts, Claims claims, Deliveries deliveries,
            WhatsAppConfig config, ObjectMapper json, Clock clock) {
        this.whatsApp = whatsApp;
        this.receipts = receipts;
        this.lostMessages = whatsApp.lostMessages(claims, deliveries, clock);
        this.secret = config.webhookSecret();
        this.json = json;
    }

    @POST
    @PermitAll
    public void receive(@HeaderParam(SECRET_HEADER) String given, @NotNull EvolutionEvent event)
            throws JsonProcessingException {
        authenticate(given);
        for (JsonNode item : event.items()) {
            switch (event.name()) {
                case "messages.update" :
                    receipt(item);
                    break;
                case "send.message" :
                    StoredMessage message = json.treeToValue(item, StoredMessage.class);
                    lostMessages.ifPresent(lost -> lost.told(message));
                    break;
                case "connection.update" :
                    connection(item.path("state").asText());
                    break;
                default :
                    // api-service reads the others
            }
        }
    }

    private void receipt(JsonNode update) {
        boolean acknowledged = receipts.receive(update.path("keyId").asText(null), update.path("status").asText(null),
                update.path("remoteJid").asText(null));
        if (acknowledged) {
            whatsApp.breaker().acknowledged();
        }
    }

    private void connection(String state) {
        if ("close".equals(state)) {
            whatsApp.breaker().trip("WhatsApp has disconnected");
        } else if ("open".equals(state)) {
            whatsApp.breaker().reconnected();
        }
    }

    private void authenticate(String given) {
        boolean right = secret.isPresent() && given != null && MessageDigest.isEqual(
                secret.get().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw Problem.of("webhook-secret", Status.UNAUTHORIZED, "The webhook secret is missing or wrong");
        }
    }
}
