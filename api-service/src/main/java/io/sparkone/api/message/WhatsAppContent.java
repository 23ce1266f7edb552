package io.sparkone.api.message;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a WhatsApp message holds.
 *
 * @param text null for a picture, a voice note or anything else that is no text
 * @param edit whether it says another one anew
 * @param aside whether it says nothing by itself: a reaction, a vote, a deletion, or what could not be decrypted yet
 */
record WhatsAppContent(String text, boolean edit, boolean aside) {

    private static final List<String> TEXTS = List.of("/conversation", "/extendedTextMessage/text",
            "/ephemeralMessage/message/conversation", "/ephemeralMessage/message/extendedTextMessage/text",
            "/buttonsResponseMessage/selectedDisplayText", "/templateButtonReplyMessage/selectedDisplayText",
            "/listResponseMessage/title");
    private static final String EDIT = "editedMessage";
    private static final List<String> EDITS = List.of("/" + EDIT, "/protocolMessage/" + EDIT,
            "/ephemeralMessage/message/" + EDIT);
    /** What comes along with a message, or stands for none that anybody would expect an answer to. */
    private static final Set<String> ASIDES = Set.of("messageContextInfo", "senderKeyDistributionMessage",
            "reactionMessage", "encReactionMessage", "protocolMessage", "pollUpdateMessage", "keepInChatMessage",
            "pinInChatMessage", "conversation", "extendedTextMessage");

    /** @param message as Baileys has it; may be no object at all */
    static WhatsAppContent of(JsonNode message) {
        String text = TEXTS.stream().map(path -> text(message.at(path))).filter(Objects::nonNull).findFirst()
                .orElse(null);
        boolean edit = text == null && EDITS.stream().anyMatch(path -> message.at(path).isObject());
        return new WhatsAppContent(text, edit, text == null && !edit && names(message).allMatch(ASIDES::contains));
    }

    /** Those fields that hold something. */
    private static Stream<String> names(JsonNode message) {
        Iterable<String> fields = message::fieldNames;
        return StreamSupport.stream(fields.spliterator(), false)
                .filter(name -> !message.get(name).isNull());
    }

    static String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }
}
