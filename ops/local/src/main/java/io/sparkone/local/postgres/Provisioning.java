package io.sparkone.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.postgresql.PGConnection;

import io.sparkone.local.process.StartFailure;

/**
 * Gives each service its role and its schema in a database, so that no service reads another's tables. Can be applied
 * again and again; passwords are set anew each time.
 */
public final class Provisioning {

    /** Any constant will do, as long as two of these never run at once. */
    private static final long LOCK = 0x5350_4152_4B31L;

    private final Connection admin;

    private Provisioning(Connection admin) {
        this.admin = admin;
    }

    /** @throws StartFailure in one line, when the database cannot be reached or its account may not do that */
    public static void apply(DatabaseUrl database, List<ServiceAccount> accounts) {
        try (Connection admin = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            apply(admin, accounts);
        } catch (SQLException e) {
            throw new StartFailure("Cannot make the services' roles and schemas at " + database + " (DATABASE_URL): "
                    + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    /**
     * All or nothing, in one transaction.
     *
     * @param admin a superuser, or a role that may create roles and owns the database
     * @throws SQLException when the role may not do that
     */
    public static void apply(Connection admin, List<ServiceAccount> accounts) throws SQLException {
        admin.setAutoCommit(false);
        try {
            Provisioning provisioning = new Provisioning(admin);
            provisioning.run("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            provisioning.closeDatabase();
            for (ServiceAccount account : accounts) {
                provisioning.role(account);
                provisioning.schema(account);
            }
            admin.commit();
        } catch (SQLException e) {
            admin.rollback();
            throw e;
        } finally {
            admin.setAutoCommit(true);
        }
    }

    private void closeDatabase() throws SQLException {
        run("REVOKE ALL ON DATABASE " + database() + " FROM PUBLIC");
        run("REVOKE ALL ON SCHEMA public FROM PUBLIC");
    }

    private void role(ServiceAccount account) throws SQLException {
        String role = account.role();
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            run("CREATE ROLE " + role);
        }
        run("ALTER ROLE " + role + " LOGIN");
        // the driver hashes it: the clear password never reaches the server, nor its log
        admin.unwrap(PGConnection.class).alterUserPassword(role, account.password().toCharArray(), "scram-sha-256");
        run("GRANT CONNECT, TEMPORARY ON DATABASE " + database() + " TO " + role);
        run("ALTER ROLE " + role + " IN DATABASE " + database() + " SET search_path = " + account.schema());
        if (account.readsEverything()) {
            run("GRANT pg_read_all_data TO " + role);
            bypassRowSecurity(role);
        }
    }

    /** Only who has that right may give it; managed servers give it to nobody, and no table here has a policy. */
    private void bypassRowSecurity(String role) throws SQLException {
        if (exists("SELECT 1 FROM pg_roles WHERE rolname = ? AND (rolsuper OR rolbypassrls)", currentUser())) {
            run("ALTER ROLE " + role + " BYPASSRLS");
        }
    }

    private void schema(ServiceAccount account) throws SQLException {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ? AND rolsuper", currentUser())) {
            // who is no superuser can make a schema for another role only as its member
            run("GRANT " + account.role() + " TO CURRENT_USER");
        }
        run("CREATE SCHEMA IF NOT EXISTS " + account.schema() + " AUTHORIZATION " + account.role());
        run("ALTER SCHEMA " + account.schema() + " OWNER TO " + account.role());
        run("REVOKE ALL ON SCHEMA " + account.schema() + " FROM PUBLIC");
    }

    private String database() throws SQLException {
        return '"' + admin.getCatalog().replace("\"", "\"\"") + '"';
    }

    private String currentUser() throws SQLException {
        return admin.getMetaData().getUserName();
    }

    private boolean exists(String query, String parameter) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
