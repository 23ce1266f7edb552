package io.sparkone.local.sandbox.evolution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Writes messages as Evolution does. */
final class EvolutionView {
    static final String INSTANCE_ID = "5a9c1f0e-0000-4000-8000-0000000e0001";

    private EvolutionView() {}

    static ObjectNode message(ChatMessage message, String source) {
        ObjectNode json = Json.object();
        ObjectNode key = json.putObject("key").put("remoteJid", message.remoteJid()).put("fromMe", message.fromMe())
                .put("id", message.id());
        if (message.participant() != null) {
            key.put("participant", message.participant());
        }
        json.put("pushName", message.pushName());
        json.putObject("message").put("conversation", message.text());
        json.putNull("contextInfo").put("messageType", "conversation")
                .put("messageTimestamp", message.at().getEpochSecond()).put("instanceId", INSTANCE_ID)
                .put("source", source);
        return json;
    }

    static ObjectNode stored(ChatMessage message, Iterable<Chat.StatusUpdate> updates) {
        ObjectNode json = message(message, message.fromMe() ? "web" : "android").put("id", "row-" + message.id());
        ArrayNode list = json.putArray("MessageUpdate");
        updates.forEach(update -> list.addObject().put("status", update.status()));
        return json;
    }
}
