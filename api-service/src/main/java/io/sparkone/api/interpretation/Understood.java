package io.sparkone.api.interpretation;

import java.time.ZonedDateTime;

/**
 * A message as it is understood after those before it.
 *
 * @param text
 *            what says all of it: the message itself, or the one before with what this one adds
 * @param now
 *            when the days and times in it were said
 */
public record Understood(Interpretation wish, String text, ZonedDateTime now) {

    static Understood of(Interpretation wish, Utterance utterance) {
        return new Understood(wish, utterance.text(), utterance.now());
    }
}
