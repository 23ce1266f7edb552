package io.sparkone.api.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.preference.Preferences;
import io.sparkone.api.recurrence.Series;
import io.sparkone.api.recurrence.Start;

/** The next task of a recurring one. */
@ApplicationScoped
class Successor {

    private final Preferences preferences;

    Successor(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * A task to be made.
     *
     * @param start when it is due
     */
    record Next(CreateTask task, Start start) {}

    /** The task that follows one that was just completed: the first occurrence that is still to come. */
    Optional<Next> of(Task done, Instant now) {
        if (done.recurrence == null || done.dueAt == null) {
            return Optional.empty();
        }
        ZoneId zone = preferences.ofAuthor(done.channel, done.sender).zone();
        Start start = new Start(done.dueAt, done.meantAt);
        return new Series(done.recurrence, start, zone).rest(now)
                .map(rest -> new Next(new CreateTask(done.title, done.description, null, done.priority,
                        rest.start().at(), rest.rule(), done.channel, done.sender), rest.start()));
    }
}
