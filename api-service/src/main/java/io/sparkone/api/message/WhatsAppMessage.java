package io.sparkone.api.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.api.http.Times;

/**
 * A message as WhatsApp delivers it, through Evolution 2.3's webhook or the short form {@code {from, message}}.
 *
 * @param externalId instance, chat, participant and id: WhatsApp delivers again what it thinks was not received; or null
 * @param from the writer's number; null where WhatsApp hides it behind an id of its own (@lid)
 * @param sentAt null where it is not said, or not in a way that is known
 * @param own whether this account wrote it
 * @param group whether it was written to more than this account
 */
record WhatsAppMessage(String externalId, String from, WhatsAppContent content, Instant sentAt, boolean own,
        boolean group) {

    private static final String PERSON = "@s.whatsapp.net";
    /** The messages of a webhook call; none where it tells of something else. */
    static List<WhatsAppMessage> read(JsonNode body) {
        if (body.has("from") || body.has("message")) {
            return List.of(shortForm(body));
        }
        List<WhatsAppMessage> messages = new ArrayList<>();
        if (body.path("event").asText().replace('_', '.').equalsIgnoreCase("messages.upsert")) {
            JsonNode data = body.path("data");
            Iterable<JsonNode> items = data.isArray() ? data : List.of(data);
            items.forEach(item -> messages.add(upsert(body.path("instance").asText(), item)));
        }
        return messages;
    }

    private static WhatsAppMessage shortForm(JsonNode body) {
        String id = text(body.path("message_id"));
        return new WhatsAppMessage(id == null ? null : "short|" + id, text(body.path("from")),
                new WhatsAppContent(text(body.path("message")), false, false), time(body.path("timestamp")), false,
                false);
    }

    private static WhatsAppMessage upsert(String instance, JsonNode item) {
        JsonNode key = item.path("key");
        String chat = key.path("remoteJid").asText();
        String id = String.join("|", instance, chat, key.path("participant").asText(), key.path("id").asText());
        return new WhatsAppMessage(id, number(chat, key.path("remoteJidAlt").asText()),
                WhatsAppContent.of(item.path("message")), time(item.path("messageTimestamp")),
                key.path("fromMe").asBoolean(),
                !chat.endsWith(PERSON) && !chat.endsWith("@lid"));
    }

    private static String number(String chat, String alternative) {
        return Stream.of(chat, alternative).filter(jid -> jid.endsWith(PERSON))
                .map(jid -> jid.substring(0, jid.length() - PERSON.length()).replaceAll(":\\d+$", "")).findFirst()
                .orElse(null);
    }

    private static String text(JsonNode node) {
        return WhatsAppContent.text(node);
    }

    /** Seconds or milliseconds since 1970, as a number, as text or as Baileys writes a long; or RFC 3339. */
    private static Instant time(JsonNode node) {
        String text = node.isObject() ? node.path("low").asText() : node.asText().strip();
        if (text.matches("[0-9]{1,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return text.matches("[0-9]{12,14}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Times.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
