package io.sparkone.api.interpretation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;

/**
 * Something a person wrote, and when and where they wrote it.
 *
 * @param text
 *            the words as received, any length, may be blank, never null
 * @param now
 *            the instant of writing, in the writer's zone: every "amanhã" and "at 5" is read from it
 * @param preferred
 *            the writer's own locale, or null; decides ties between the languages and the order of 3/4 (month first
 *            only for an American English reader)
 */
public record Utterance(String text, ZonedDateTime now, Locale preferred) {

    public Utterance {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(now, "now");
    }

    public static Utterance of(String text, Instant now, ZoneId zone, Locale preferred) {
        return new Utterance(text, now.atZone(zone), preferred);
    }

    /** The same words, as if written at another time. */
    Utterance at(ZonedDateTime time) {
        return new Utterance(text, time, preferred);
    }

    /** Other words, written at the same time by the same person. */
    Utterance saying(String other) {
        return new Utterance(other, now, preferred);
    }
}
