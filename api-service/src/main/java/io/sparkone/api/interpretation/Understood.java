package io.sparkone.api.interpretation;

import java.time.ZonedDateTime;

/**
 * A message as it is understood after those before it.
 *
 * @param text
 *            what says all of it: the message itself, or the one before with what this one adds
 * @param now
 *            when the days and times in it were said
 * @param draft
 *            what is shown to the writer, with the times of the text; null where the text says all of it
 */
public record Understood(Interpretation wish, String text, ZonedDateTime now, Draft draft) {

    /** What something else than the grammar makes of a message: a guess, so nothing is made before the writer says yes. */
    public static Understood guessed(Interpretation wish, Utterance utterance) {
        if (wish instanceof Interpretation.CreateTask task) {
            return shown(task, utterance, task.due(), Draft.of(task));
        } else if (wish instanceof Interpretation.CreateEvent event) {
            return shown(event, utterance, event.start(), Draft.of(event));
        }
        return of(wish, utterance);
    }

    private static Understood shown(Interpretation wish, Utterance utterance, When time, Draft draft) {
        return new Understood(new Interpretation.Confirm(wish.language(), wish), Draft.text(time), utterance.now(),
                draft);
    }

    static Understood of(Interpretation wish, Utterance utterance) {
        return new Understood(wish, utterance.text(), utterance.now(), null);
    }
}
