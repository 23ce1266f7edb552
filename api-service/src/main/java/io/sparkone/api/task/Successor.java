package io.sparkone.api.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.preference.Preferences;
import io.sparkone.api.recurrence.Recurrence;

/** The next task of a recurring one. */
@ApplicationScoped
class Successor {

    private final Preferences preferences;

    Successor(Preferences preferences) {
        this.preferences = preferences;
    }

    /** The task that follows one that was just completed: the first occurrence that is still to come. */
    Optional<CreateTask> of(Task done, Instant now) {
        if (done.recurrence == null || done.dueAt == null) {
            return Optional.empty();
        }
        ZoneId zone = preferences.ofAuthor(done.channel, done.sender).zone();
        return Recurrence.rest(done.recurrence, done.dueAt, now, zone)
                .map(rest -> new CreateTask(done.title, done.description, null, done.priority, rest.start(),
                        rest.rule(), done.channel, done.sender));
    }
}
