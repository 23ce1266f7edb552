package io.sparkone.backup.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A PostgreSQL of its own in a temporary folder: reachable over a Unix socket that only this user can open, gone with
 * {@link #close()} and also when this process is killed.
 */
public final class EphemeralServer implements AutoCloseable {

    /** A name that no dump of roles brings along. */
    private static final String USER = "sparkone_ephemeral";
    private static final int PORT = 5432;
    private static final Duration READY_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    /**
     * Runs the server until its standard input ends. Only this process holds the other end of that pipe, so the server cannot
     * outlive it, not even after kill -9.
     */
    private static final String WATCHED = """
            exec 3<&0
            "$@" </dev/null 3<&- & server=$!
            ( cat <&3 >/dev/null; kill -QUIT $server 2>/dev/null ) & watcher=$!
            exec 3<&-
            wait $server; code=$?
            kill $watcher 2>/dev/null
            exit $code""";

    /** Nothing here must survive a crash, and a server for one session needs little memory. */
    private static final List<String> SETTINGS = List.of("listen_addresses=", "fsync=off", "synchronous_commit=off",
            "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_wal_size=4GB", "autovacuum=off",
            "shared_buffers=64MB", "maintenance_work_mem=64MB", "max_connections=20", "jit=off",
            // the comparison is one transaction that looks at each table and each index
            "max_locks_per_transaction=2048",
            "statement_timeout=2h", "log_min_messages=fatal");

    /** In the words of the kernel, the server and libpq, which all speak English here. */
    private static final Pattern OWN_TROUBLE = Pattern
            .compile("No space left on device|Check free disk space|Disk quota exceeded|out of memory"
                    + "|extension \"[^\"]+\" is not available|could not open extension control file|could not access file"
                    + "|could not load library|must be loaded via shared_preload_libraries"
                    + "|ICU is not supported in this build|could not create locale|could not open collator"
                    + "|server closed the connection unexpectedly|terminating connection|the database system is ");

    private final WorkFolder work;
    private final Path folder;
    private final Subprocess server;
    private final boolean withoutNetwork;

    private EphemeralServer(WorkFolder work, Subprocess server, boolean withoutNetwork) {
        this.work = work;
        this.folder = work.path();
        this.server = server;
        this.withoutNetwork = withoutNetwork;
    }

    /**
     * Takes about a second.
     *
     * @param programs with {@code initdb} and {@code postgres}
     * @param parent in which its folder is made; its path must be short, since a socket's may have 107 characters
     * @param limit after which the server is killed
     */
    public static EphemeralServer start(Programs programs, Path parent, Duration limit)
            throws IOException, InterruptedException {
        WorkFolder work = WorkFolder.create(parent);
        Path folder = work.path();
        try {
            Confinement confinement = Confinement.best();
            Subprocess.run(
                    concat(confinement.prefix(), programs.path("initdb"), "-D", folder.resolve("data").toString(),
                            "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"),
                    Map.of(), READY_LIMIT);
            EphemeralServer server = new EphemeralServer(work, launch(programs, confinement, folder, limit),
                    confinement.withoutNetwork());
            server.awaitConnections();
            return server;
        } catch (IOException | InterruptedException e) {
            work.close();
            throw e;
        }
    }

    private static Subprocess launch(Programs programs, Confinement confinement, Path folder, Duration limit)
            throws ToolFailedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "postgres"));
        command.addAll(concat(confinement.prefix(), programs.path("postgres"), "-D", folder.resolve("data").toString(),
                "-p", String.valueOf(PORT), "-c", "unix_socket_directories=" + folder));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return Subprocess.start(command, Map.of(), limit);
    }

    private static List<String> concat(List<String> prefix, String... command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        return all;
    }

    private void awaitConnections() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        SQLException last = null;
        while (server.isAlive() && System.nanoTime() < deadline) {
            try (Connection connection = connect("postgres")) {
                return;
            } catch (SQLException e) {
                last = e;
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        close();
        throw new ToolFailedException("the ephemeral PostgreSQL did not start: " + server.errors(), last);
    }

    /** As superuser. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", folder.resolve(".s.PGSQL." + PORT).toString());
        return DriverManager.getConnection("jdbc:postgresql://localhost/" + database, properties);
    }

    /** Makes an empty database. */
    public void createDatabase(String name, String encoding) throws SQLException {
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\" template template0 encoding '" + encoding + "'");
        }
    }

    /** For the client programs. */
    public Map<String, String> environment(String database) {
        return Map.of("PGHOST", folder.toString(), "PGPORT", String.valueOf(PORT), "PGUSER", USER, "PGDATABASE",
                database);
    }

    /**
     * Whether a problem is the server's own: no room is left, it lacks an extension, a library or a locale that the source has, or it or
     * one of its processes was killed. That says nothing about what was being restored.
     */
    public boolean isToBlameFor(String problem) {
        return !server.isAlive() || OWN_TROUBLE.matcher(problem).find();
    }

    /** Whether what runs in it was kept from the network. */
    public boolean isWithoutNetwork() {
        return withoutNetwork;
    }

    @Override
    public void close() throws IOException {
        try {
            // the watcher sees the end of its input and stops the server at once
            server.input().close();
            server.await(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
            work.close();
        }
    }
}
