package io.sparkone.platform.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Waits for rows in the outbox by LISTEN, over a connection of its own: a pooled one would be taken from the service for ever.
 * A notification is only a hint; every wait also ends by itself.
 */
class OutboxSignal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);

    private final String jdbcUrl;
    private final Properties credentials;
    private final String channel;
    private volatile Connection connection;

    OutboxSignal(String jdbcUrl, String username, String password, String schema) {
        this.jdbcUrl = jdbcUrl;
        this.credentials = new Properties();
        credentials.setProperty("user", username);
        credentials.setProperty("password", password);
        // getNotifications(timeout) sets its own; without this one a dead network would go unnoticed in the calls around it
        credentials.setProperty("loginTimeout", "5");
        this.channel = "outbox_" + schema;
    }

    /** Returns when something was written or the time is over; false if it could not even listen (and did not wait). */
    boolean await(Duration atMost) {
        try {
            PGNotification[] notifications = listen().unwrap(PGConnection.class)
                    .getNotifications((int) Math.max(1, atMost.toMillis()));
            return notifications != null || !connection.isClosed();
        } catch (SQLException e) {
            LOG.debugf("Cannot listen for outbox rows: %s", e.getMessage());
            close();
            return false;
        }
    }

    private Connection listen() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = DriverManager.getConnection(jdbcUrl, credentials);
            try (Statement listen = connection.createStatement()) {
                listen.execute("listen " + channel);
            }
        }
        return connection;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debugf("Closing the listening connection: %s", e.getMessage());
            }
        }
    }
}
