package io.sparkone.api.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The preferences that were saved. */
@ApplicationScoped
class PreferenceTable {

    private static final String FIND = """
            select timezone, language, brief_enabled, brief_time, deadline_reminder_hours, event_reminder_minutes,
                   overdue_reminders, quiet_from, quiet_to, version
            from preference where user_name = ?""";
    private static final String SAVE = """
            insert into preference (timezone, language, brief_enabled, brief_time, deadline_reminder_hours,
                event_reminder_minutes, overdue_reminders, quiet_from, quiet_to, updated_at, user_name, zone_since, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (user_name) do update set timezone = excluded.timezone, language = excluded.language,
                brief_enabled = excluded.brief_enabled, brief_time = excluded.brief_time,
                deadline_reminder_hours = excluded.deadline_reminder_hours,
                event_reminder_minutes = excluded.event_reminder_minutes,
                overdue_reminders = excluded.overdue_reminders, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to, updated_at = excluded.updated_at, version = preference.version + 1,
                zone_since = coalesce(excluded.zone_since, preference.zone_since)""";
    private static final String ZONE_SINCE = "select zone_since from preference where user_name = ? and zone_since is not null";

    private final Sql sql;
    private final Clock clock;

    PreferenceTable(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Preference> find(String user) {
        return sql.first(FIND, PreferenceTable::read, user);
    }

    private static Preference read(ResultSet row) throws SQLException {
        return new Preference(row.getString(1), row.getString(2), row.getBoolean(3),
                row.getObject(4, LocalTime.class), row.getInt(5), row.getInt(6), row.getBoolean(7),
                row.getObject(8, LocalTime.class), row.getObject(9, LocalTime.class), row.getInt(10));
    }

    Optional<Instant> zoneSince(String user) {
        return sql.first(ZONE_SINCE, row -> Sql.instant(row, "zone_since"), user);
    }

    /** @param moved whether that is another zone than before */
    void save(String user, Preference preference, boolean moved) {
        Instant now = clock.instant();
        sql.update(SAVE, preference.timezone(), preference.language(), preference.briefEnabled(),
                preference.briefTime(),
                preference.deadlineReminderHours(), preference.eventReminderMinutes(), preference.overdueReminders(),
                preference.quietFrom(), preference.quietTo(), now, user, moved ? now : null);
    }
}
