package io.sparkone.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.ServerStart;
import io.sparkone.local.process.StartFailure;

/**
 * A real PostgreSQL 15 on the loopback address, as durable as a production one ({@code fsync} and
 * {@code synchronous_commit} on), so that killing it proves something.
 * <p>
 * The object holds no state but the settings: the server is found by its data folder. Two objects with the same
 * settings therefore stand for the same server, whichever class loader made them, and a server that a killed launcher
 * left behind is found again.
 */
public final class PostgresServer implements AutoCloseable {

    /** The superuser, its password and its database. */
    public static final String OWNER = "sparkone";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(5);

    private final PostgresSettings settings;

    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the server, and before that makes its data folder if there is none and stops what a killed launcher left
     * running on it.
     *
     * @throws StartFailure with one line that says why it cannot run
     */
    public PostgresServer start() {
        Unprivileged.check();
        DataFolder folder = new DataFolder(settings.data());
        folder.prepare();
        running().ifPresent(left -> left.stop("INT", STOP_TIMEOUT));
        folder.forgetServerWithUsedId();
        Ports.requireFree(port(), "PostgreSQL");
        new ServerStart("PostgreSQL", port(), launch(), settings.log()).await(settings.startupTimeout(), this::answers);
        createDatabase();
        return this;
    }

    public int port() {
        return settings.port();
    }

    /** The process id of the postmaster. */
    public long pid() {
        return running().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running")).pid();
    }

    /** Completes when the running server ends, for whatever reason; at once when it does not run. */
    public CompletableFuture<?> onExit() {
        return running().<CompletableFuture<?>>map(RunningProcess::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /** As {@code DATABASE_URL} is written: {@code postgresql://user:password@host:port/database}. */
    public String url(String user, String password) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port() + "/" + OWNER;
    }

    /** The superuser's, fit for {@link Provisioning}. */
    public DatabaseUrl url() {
        return new DatabaseUrl(OWNER, OWNER, "127.0.0.1:" + port(), OWNER, "");
    }

    /** A connection of the superuser to the suite's database. */
    public Connection connect() throws SQLException {
        return connect(OWNER);
    }

    /** Ends in good order; clients are disconnected. Does nothing when it is not running. */
    public void stop() {
        running().ifPresent(process -> process.stop("INT", STOP_TIMEOUT));
    }

    /** {@code kill -9} of the postmaster: the crash that durability is about. Returns when all backends are gone. */
    public void kill() {
        running().ifPresent(process -> process.killWithDescendants(STOP_TIMEOUT));
    }

    /** Starts it again on the same data and port, stopping it first if it runs. */
    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    private Optional<RunningProcess> running() {
        return RunningProcess.from(settings.data().resolve(DataFolder.PID_FILE), settings.data().toString());
    }

    private Process launch() {
        List<String> command = Unprivileged.command(List.of(PostgresBinaries.bin().resolve("postgres").toString(),
                "-D", settings.data().toString(), "-p", String.valueOf(port()), "-c", "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=", "-c", "fsync=on", "-c", "synchronous_commit=on", "-c",
                "max_connections=200", "-c", "timezone=UTC", "-c", "log_timezone=UTC"));
        try {
            Files.createDirectories(settings.log().getParent());
            return ChildProcess.start(command, "INT", System.getenv(), settings.log());
        } catch (IOException e) {
            throw new StartFailure("Cannot start PostgreSQL: " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid((int) CLIENT_TIMEOUT.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + OWNER + "'");
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + OWNER);
            }
        } catch (SQLException e) {
            throw new StartFailure("Cannot create the database " + OWNER + ": " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?sslmode=disable&connectTimeout="
                + CLIENT_TIMEOUT.toSeconds();
        return DriverManager.getConnection(url, OWNER, OWNER);
    }
}
