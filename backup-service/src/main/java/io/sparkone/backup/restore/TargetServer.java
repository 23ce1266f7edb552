package io.sparkone.backup.restore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.sparkone.backup.content.Content;
import io.sparkone.backup.postgres.Database;

/** The databases of the server that is restored to. */
final class TargetServer {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Database admin;

    /** @param admin any database there, with an account that may create databases */
    TargetServer(Database admin) {
        this.admin = admin;
    }

    Database database(String name) {
        return admin.named(name);
    }

    int major() throws SQLException {
        try (Connection connection = admin.connect(LIMIT)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    boolean exists(String name) throws SQLException {
        try (Connection connection = admin.connect(LIMIT);
                PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    void create(String name, String encoding) throws SQLException {
        run("create database " + quoted(name) + " template template0 encoding '" + encoding + "'");
    }

    void drop(String name) throws SQLException {
        run("drop database if exists " + quoted(name) + " with (force)");
    }

    /** What belongs to the database and not into it, so that pg_restore leaves it out: without it services lose their search path. */
    void apply(String name, List<Content.RoleSetting> settings, List<Content.DatabaseGrant> grants)
            throws SQLException {
        run("revoke all on database " + quoted(name) + " from public");
        for (Content.DatabaseGrant grant : grants) {
            run("grant " + grant.privilege() + " on database " + quoted(name) + " to "
                    + (grant.role() == null ? "public" : quoted(grant.role())));
        }
        for (Content.RoleSetting setting : settings) {
            String[] pair = setting.setting().split("=", 2);
            String value = pair[0].equals("search_path") ? pair[1] : "'" + pair[1].replace("'", "''") + "'";
            run((setting.role() == null
                    ? "alter database " + quoted(name)
                    : "alter role " + quoted(setting.role()) + " in database " + quoted(name)) + " set " + pair[0]
                    + " = " + value);
        }
    }

    /** Takes the place of a live database, which stays under another name. Its sessions are ended. */
    void swap(String restored, String live, String previous) throws SQLException {
        run("alter database " + quoted(live) + " with allow_connections false");
        try {
            endSessions(live);
            run("alter database " + quoted(live) + " rename to " + quoted(previous));
        } catch (SQLException e) {
            run("alter database " + quoted(live) + " with allow_connections true");
            throw e;
        }
        try {
            run("alter database " + quoted(restored) + " rename to " + quoted(live));
        } catch (SQLException e) {
            run("alter database " + quoted(previous) + " rename to " + quoted(live));
            run("alter database " + quoted(live) + " with allow_connections true");
            throw e;
        }
        run("alter database " + quoted(previous) + " with allow_connections true");
    }

    void rename(String from, String to) throws SQLException {
        run("alter database " + quoted(from) + " rename to " + quoted(to));
    }

    private void endSessions(String name) throws SQLException {
        try (Connection connection = admin.connect(LIMIT);
                PreparedStatement query = connection.prepareStatement(
                        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = ?")) {
            query.setString(1, name);
            query.execute();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = admin.connect(LIMIT); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
