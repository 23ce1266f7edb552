package io.sparkone.notify.whatsapp;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The part of the Evolution API 2.3.7 that is used; every call may throw {@link EvolutionException}.
 *
 * @see <a href="https://github.com/EvolutionAPI/evolution-api/tree/2.3.7">Evolution API 2.3.7</a>
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface EvolutionApi {

    /** Answers 201 once the message is written to the socket; what WhatsApp says of it comes later. */
    @POST
    @Path("/message/sendText/{instance}")
    StoredMessage sendText(@PathParam("instance") String instance, SendText message);

    @GET
    @Path("/instance/connectionState/{instance}")
    Connection connectionState(@PathParam("instance") String instance);

    @POST
    @Path("/chat/findMessages/{instance}")
    Found findMessages(@PathParam("instance") String instance, Map<String, Object> query);

    @POST
    @Path("/chat/findStatusMessage/{instance}")
    List<StatusUpdate> findStatusMessage(@PathParam("instance") String instance, Map<String, Object> query);

    @POST
    @Path("/webhook/set/{instance}")
    JsonNode setWebhook(@PathParam("instance") String instance, Map<String, Object> webhook);

    /**
     * @param number digits or a JID
     * @param linkPreview false: a preview is fetched within the call, up to 3 s
     * @param messageId honoured from 2.4 on, ignored before
     */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record SendText(String number, String text, boolean linkPreview, String messageId) {}

    /** A message, as it is answered to a send, told by {@code send.message} and found later. */
    @JsonNaming(LowerCamelCaseStrategy.class)
    record StoredMessage(Key key, Content message) {

        /** Empty where it is not a text. */
        String text() {
            if (message == null) {
                return "";
            }
            String extended = message.extendedTextMessage() == null ? "" : message.extendedTextMessage().text();
            return message.conversation() == null ? extended : message.conversation();
        }
    }

    @JsonNaming(LowerCamelCaseStrategy.class)
    record Key(String id, String remoteJid, boolean fromMe) {}

    @JsonNaming(LowerCamelCaseStrategy.class)
    record Content(String conversation, ExtendedText extendedTextMessage) {}

    record ExtendedText(String text) {}

    record Found(Messages messages) {}

    record Messages(List<StoredMessage> records) {}

    @JsonNaming(LowerCamelCaseStrategy.class)
    record StatusUpdate(String keyId, String remoteJid, boolean fromMe, String status) {}

    record Connection(Instance instance) {}

    /** @param state {@code open}, {@code connecting} or {@code close}; null if the instance is not loaded */
    record Instance(String state) {}
}
