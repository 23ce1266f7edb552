package io.sparkone.api.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import io.sparkone.api.notice.Notice;
import io.sparkone.api.notice.Notices;
import io.sparkone.api.preference.Preference;
import io.sparkone.api.preference.Preferences;
import io.sparkone.api.user.Users;
import io.sparkone.platform.sql.Sql;

/**
 * Requests the reminders whose moment has come. The key's row and the request commit together, so that each is said once,
 * however many instances run and whenever one dies.
 */
@ApplicationScoped
class ReminderRound {

    private static final String CLAIM = "insert into reminder_sent (key, at) values (?, ?) on conflict do nothing";

    private final Reminders reminders;
    private final Users users;
    private final Preferences preferences;
    private final Notices notices;
    private final Sql sql;
    private final Clock clock;

    ReminderRound(Reminders reminders, Users users, Preferences preferences, Notices notices, Sql sql,
            Clock clock) {
        this.reminders = reminders;
        this.users = users;
        this.preferences = preferences;
        this.notices = notices;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(identity = "reminders", every = "${sparkone.reminder.interval:30s}", delayed = "${sparkone.reminder.delay:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        run(clock.instant());
    }

    /** Says what is to be said at an instant, and was not said before. */
    void run(Instant now) {
        Audience.of(users.all()).forEach(audience -> run(now, audience, preferences.of(audience.user().name())));
    }

    private void run(Instant now, Audience audience, Preference preference) {
        QuietHours quiet = QuietHours.of(preference);
        List<Reminder> due = QuarkusTransaction.requiringNew().call(() -> reminders.at(now, audience, preference,
                preferences.zoneSince(audience.user().name()).orElse(null)));
        for (Reminder reminder : due) {
            if (quiet.allow(reminder, now)) {
                QuarkusTransaction.requiringNew().run(() -> say(reminder.notice(), now));
            }
        }
    }

    private void say(Notice notice, Instant now) {
        if (claim(notice.key(), now)) {
            notices.request(notice);
        }
    }

    private boolean claim(String key, Instant now) {
        return sql.update(CLAIM, key, now) == 1;
    }
}
