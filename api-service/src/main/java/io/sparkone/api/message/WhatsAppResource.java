package io.sparkone.api.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;

/** The webhook that Evolution calls for each WhatsApp message. */
@Path("/webhooks/whatsapp")
@Tag(name = "Messages")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class WhatsAppResource {

    private static final int ACCEPTED = 202;

    private final WhatsAppInbound inbound;
    private final MessageConfig config;
    private final Writes writes;
    private final SecurityIdentity caller;

    WhatsAppResource(WhatsAppInbound inbound, MessageConfig config, Writes writes, SecurityIdentity caller) {
        this.inbound = inbound;
        this.config = config;
        this.writes = writes;
        this.caller = caller;
    }

    // open to all, because Evolution has no bearer token: the secret is checked here
    @POST
    @PermitAll
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT), example = """
            {"from": "5511987654321", "message": "comprar pão amanhã"}"""))
    @ResponseStatus(202)
    @APIResponseSchema(value = Answer.class, responseCode = "202")
    public Response receive(@NotNull JsonNode body, @HeaderParam("X-SparkOne-Webhook-Secret") String secret,
            @HeaderParam("apikey") String apiKey) {
        if (!isSecret(secret) && !isSecret(apiKey) && !caller.hasRole("messages:write")) {
            throw Problems.unauthorized("The webhook's secret is missing or wrong");
        }
        if (!body.isObject()) {
            throw Problems.badRequest("The body is not an event of Evolution, nor {from, message}");
        }
        List<WhatsAppMessage> messages = WhatsAppMessage.read(body);
        if (body.has("from") != body.has("message") || messages.stream().anyMatch(m -> isShort(body) && !isWhole(m))) {
            throw Problems.badRequest("from and message go together and must not be blank");
        }
        Optional<UUID> taken = messages.stream().map(inbound::take).flatMap(Optional::stream).reduce((a, b) -> b);
        if (taken.isPresent()) {
            writes.note(ACCEPTED);
        }
        return Response.status(ACCEPTED)
                .entity(new Answer(taken.isPresent() ? "accepted" : "ignored", taken.orElse(null))).build();
    }

    private static boolean isShort(JsonNode body) {
        return body.has("from");
    }

    private static boolean isWhole(WhatsAppMessage message) {
        return message.from() != null && message.content().text() != null;
    }

    private boolean isSecret(String given) {
        return given != null && config.webhookSecret().isPresent()
                && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                        config.webhookSecret().get().getBytes(StandardCharsets.UTF_8));
    }

    /** @param messageId the last message that was taken in, or null */
    record Answer(String status, UUID messageId) {}
}
