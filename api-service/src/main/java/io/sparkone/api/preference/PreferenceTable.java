package io.sparkone.api.preference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;

/** The preferences that were saved. */
@ApplicationScoped
class PreferenceTable {

    private static final String FIND = """
            select timezone, language, brief_enabled, brief_time, deadline_reminder_hours, event_reminder_minutes,
                   overdue_reminders, quiet_from, quiet_to, version
            from preference where user_name = ?""";
    private static final String SAVE = """
            insert into preference (timezone, language, brief_enabled, brief_time, deadline_reminder_hours,
                event_reminder_minutes, overdue_reminders, quiet_from, quiet_to, updated_at, user_name, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (user_name) do update set timezone = excluded.timezone, language = excluded.language,
                brief_enabled = excluded.brief_enabled, brief_time = excluded.brief_time,
                deadline_reminder_hours = excluded.deadline_reminder_hours,
                event_reminder_minutes = excluded.event_reminder_minutes,
                overdue_reminders = excluded.overdue_reminders, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to, updated_at = excluded.updated_at, version = preference.version + 1""";

    private final DataSource database;
    private final Clock clock;

    PreferenceTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Preference> find(String user) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, user);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static Preference read(ResultSet row) throws SQLException {
        return new Preference(row.getString(1), row.getString(2), row.getBoolean(3),
                row.getObject(4, LocalTime.class), row.getInt(5), row.getInt(6), row.getBoolean(7),
                row.getObject(8, LocalTime.class), row.getObject(9, LocalTime.class), row.getInt(10));
    }

    void save(String user, Preference preference) {
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, preference.timezone());
            save.setString(2, preference.language());
            save.setBoolean(3, preference.briefEnabled());
            save.setObject(4, preference.briefTime());
            save.setInt(5, preference.deadlineReminderHours());
            save.setInt(6, preference.eventReminderMinutes());
            save.setBoolean(7, preference.overdueReminders());
            save.setObject(8, preference.quietFrom());
            save.setObject(9, preference.quietTo());
            save.setObject(10, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            save.setString(11, user);
            save.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
