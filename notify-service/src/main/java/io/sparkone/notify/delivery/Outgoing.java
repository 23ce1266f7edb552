package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One message to send, or to look up.
 *
 * @param delivery id of the delivery, from which ids of messages are derived
 * @param recipient as the channel writes it
 * @param subject for channels that have one
 * @param text plain text
 * @param language BCP 47 tag of the text
 * @param fallback whether it stands in for another channel
 * @param sentAt when the call began, or null before it
 * @param remoteId the channel's id of the message, or null where not known
 * @param traceparent trace in which it was asked for, or null
 */
public record Outgoing(UUID delivery, UUID notification, String recipient, String subject, String text, String language,
        boolean fallback, Instant sentAt, String remoteId, String traceparent) {}
