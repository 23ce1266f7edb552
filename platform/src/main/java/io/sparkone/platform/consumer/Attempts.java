package io.sparkone.platform.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the attempts at events that have failed before. Kept in the database, and committed before the attempt, so that the count
 * survives a Redis that forgets and a process that the event kills.
 */
@ApplicationScoped
class Attempts {

    private final DataSource database;

    Attempts(DataSource database) {
        this.database = database;
    }

    /**
     * Begins an attempt.
     *
     * @param counts false for the repetition of one that failed for reasons of the infrastructure
     * @return how many there were, with this one
     */
    int begin(UUID eventId, boolean counts) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into event_attempt (event_id, attempts) values (?, 1)
                        on conflict (event_id) do update
                        set attempts = event_attempt.attempts + ?, last_tried_at = now()
                        returning attempts""")) {
            upsert.setObject(1, eventId);
            upsert.setInt(2, counts ? 1 : 0);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void failed(UUID eventId, String error) throws SQLException {
        update("update event_attempt set last_error = ? where event_id = ?", error, eventId);
    }

    /** Forgets an event that has been applied or put aside; part of that transaction. */
    void clear(UUID eventId) throws SQLException {
        update("delete from event_attempt where event_id = ?", eventId);
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
