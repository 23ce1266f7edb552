package io.sparkone.local.sandbox.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that was accepted.
 *
 * @param id counts from 1
 * @param from sender of the envelope
 * @param recipients of the envelope
 * @param headers decoded values by name as written, in order
 * @param subject decoded; empty when absent
 * @param text the text/plain part, or null
 * @param html the text/html part, or null
 */
public record Mail(long id, Instant receivedAt, String from, List<String> recipients,
        Map<String, List<String>> headers, String subject, String text, String html) {

    Mail withId(long number) {
        return new Mail(number, receivedAt, from, recipients, headers, subject, text, html);
    }

    /** The first value of a header by its name in any case, null when absent. */
    public String header(String name) {
        return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().get(0)).findFirst().orElse(null);
    }
}
