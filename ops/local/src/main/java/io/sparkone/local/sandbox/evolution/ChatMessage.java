package io.sparkone.local.sandbox.evolution;

import java.time.Instant;

/**
 * One message of the WhatsApp chat.
 *
 * @param id WhatsApp's id of the message
 * @param remoteJid the other party, or the group
 * @param participant the writer within a group, else null
 * @param fromMe whether the owner of the number wrote it (through the API or the telephone)
 * @param status of a message from us: PENDING, SERVER_ACK, DELIVERY_ACK or ERROR
 */
public record ChatMessage(String id, String remoteJid, String participant, boolean fromMe, String pushName, String text,
        Instant at, String status) {

    /** The digits before the {@code @} of the remote JID. */
    public String number() {
        return remoteJid.replaceFirst("@.*", "");
    }

    ChatMessage withStatus(String newStatus) {
        return new ChatMessage(id, remoteJid, participant, fromMe, pushName, text, at, newStatus);
    }
}
