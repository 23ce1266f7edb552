package io.sparkone.api.notice;

import java.time.Instant;

/**
 * Something to be told to a person.
 *
 * @param key unique for each logical notice: one that was requested twice is sent once
 * @param to WhatsApp number, digits only; null for the configured recipients
 * @param language BCP 47 tag of the text
 * @param subject for e-mail
 * @param expiresAt when it is of no use any more, or null
 */
public record Notice(String key, Kind kind, Urgency urgency, String to, String language, String subject, String text,
        Instant expiresAt) {

    /** What a notice is about. */
    public enum Kind {
        CONFIRMATION, REPLY, REMINDER, BRIEF, ALERT, FAILURE
    }

    /** How soon it has to be read. */
    public enum Urgency {
        CRITICAL, NORMAL, LOW
    }

    /** The answer to something that a person wrote. */
    public static Notice reply(String key, String to, String language, String subject, String text) {
        return new Notice(key, Kind.REPLY, Urgency.NORMAL, to, language, subject, text, null);
    }

    /** Says what was done with something that a person wrote. */
    public static Notice confirmation(String key, String to, String language, String subject, String text) {
        return new Notice(key, Kind.CONFIRMATION, Urgency.NORMAL, to, language, subject, text, null);
    }
}
