package io.sparkone.backup.restore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.sparkone.backup.content.Content;
import io.sparkone.backup.postgres.Database;

/** The databases of the server that is restored to. */
final class TargetServer {

    private static final Logger LOG = Logger.getLogger(TargetServer.class);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long ENDING_MILLIS = 200;
    /** The columns for ICU came with 15 and were renamed with 17. */
    private static final String LIKE_ANOTHER = """
            select format('create database %I template template0 encoding %L lc_collate %L lc_ctype %L%s', ?,
                pg_encoding_to_char(encoding), datcollate, datctype, case j ->> 'datlocprovider'
                when 'i' then format(' locale_provider icu icu_locale %L', coalesce(j ->> 'daticulocale', j ->> 'datlocale'))
                when 'b' then format(' locale_provider builtin builtin_locale %L', j ->> 'datlocale') else '' end),
              format('alter database %I owner to %I', ?, pg_get_userbyid(datdba))
            from (select *, to_jsonb(d) j from pg_database d) d where datname = ?""";

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

    /** Whether there are any beside PostgreSQL's own; without, those of a dump mean nothing here. */
    boolean hasTablespaces() throws SQLException {
        try (Connection connection = admin.connect(LIMIT);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_tablespace where spcname !~ '^pg_'")) {
            return row.next();
        }
    }

    void create(String name, String encoding) throws SQLException {
        run("create database " + quoted(name) + " template template0 encoding '" + encoding + "'");
    }

    /** Makes one with the owner, locale and encoding of another, in whose place text would otherwise sort differently. */
    void createLike(String live, String name) throws SQLException {
        try (Connection connection = admin.connect(LIMIT);
                PreparedStatement query = connection.prepareStatement(LIKE_ANOTHER)) {
            query.setString(1, name);
            query.setString(2, name);
            query.setString(3, live);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no database " + live);
                }
                run(row.getString(1));
                run(row.getString(2));
            }
        }
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

    /**
     * Takes the place of a live database, which stays under another name. One transaction: whenever this process or the server is
     * killed, there is a database of the live one's name. The rename locks it against new sessions and waits five seconds for the old
     * ones to go; these are ended meanwhile, told by the number of their database: its name may be another's when the last call comes.
     */
    void swap(String restored, String live, String previous) throws SQLException {
        ScheduledExecutorService ending = Executors.newSingleThreadScheduledExecutor();
        try (Connection connection = besides(live).connect(LIMIT); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long former = oid(connection, live);
            ending.scheduleWithFixedDelay(() -> endSessions(live, former), 0, ENDING_MILLIS, TimeUnit.MILLISECONDS);
            statement.execute("alter database " + quoted(live) + " rename to " + quoted(previous));
            statement.execute("alter database " + quoted(restored) + " rename to " + quoted(live));
            connection.commit();
        } finally {
            ending.shutdownNow();
        }
    }

    void rename(String from, String to) throws SQLException {
        run("alter database " + quoted(from) + " rename to " + quoted(to));
    }

    private static long oid(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select oid from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no database " + name);
                }
                return row.getLong(1);
            }
        }
    }

    private void endSessions(String name, long oid) {
        try (Connection connection = besides(name).connect(LIMIT);
                PreparedStatement query = connection
                        .prepareStatement(
                                "select pg_terminate_backend(pid) from pg_stat_activity where datid = ?::oid")) {
            query.setLong(1, oid);
            query.execute();
        } catch (SQLException e) {
            // the rename fails if that stays so, and says why
            LOG.debugf("Cannot end the sessions of %s yet: %s", name, e.getMessage());
        }
    }

    /** A session cannot rename the database that it is in. */
    private Database besides(String name) {
        return admin.name().equals(name) ? admin.named("postgres") : admin;
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
