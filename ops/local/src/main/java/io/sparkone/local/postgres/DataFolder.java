package io.sparkone.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sparkone.local.process.Folders;
import io.sparkone.local.process.Machine;
import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.StartFailure;

/** The folder in which one PostgreSQL server keeps everything. */
final class DataFolder {

    static final String PID_FILE = "postmaster.pid";

    private static final long INITDB_TIMEOUT_SECONDS = 120;

    private final Path path;

    DataFolder(Path path) {
        this.path = path;
    }

    /** Makes a new folder, or checks that the existing one is of the right major version. */
    void prepare() {
        try {
            if (Files.exists(path.resolve("PG_VERSION"))) {
                checkMajor();
            } else if (Files.exists(path) && !isEmpty()) {
                throw new StartFailure(path + " is not a PostgreSQL data folder, and not empty: move it away.");
            } else {
                initialise();
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot use the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Removes the pid file of a server that does not run, when another process has its id by now: PostgreSQL would take
     * that one for the server. Otherwise the file stays, because by it PostgreSQL notices backends that a killed server
     * left behind.
     */
    void forgetServerWithUsedId() {
        Path file = path.resolve(PID_FILE);
        if (RunningProcess.from(file, "").isPresent()) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new StartFailure("Cannot remove " + file + ": " + e.getMessage(), e);
            }
        }
    }

    private void checkMajor() throws IOException {
        String major = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!major.equals(PostgresBinaries.MAJOR)) {
            throw new StartFailure(path + " holds data of PostgreSQL " + major + ", but this is PostgreSQL "
                    + PostgresBinaries.MAJOR + ": dump it with the old version, then move the folder away.");
        }
    }

    private boolean isEmpty() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Aside first, so that an interrupted start leaves no half-made folder behind. */
    private void initialise() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".new");
        Folders.delete(aside);
        Files.createDirectories(path.getParent());
        Path password = Files.createTempFile("sparkone", null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Path log = Files.createTempFile("sparkone-initdb", ".log");
        try {
            Files.writeString(password, PostgresServer.OWNER);
            initdb(aside, password, log);
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.delete(password);
            Files.delete(log);
        }
    }

    private static void initdb(Path folder, Path password, Path log) throws IOException {
        // folds the case of accented letters too, where the C library knows that locale
        String locale = Machine.current().hasGlibc() ? "C.UTF-8" : "C";
        Process initdb = new ProcessBuilder(Unprivileged.command(List.of(
                PostgresBinaries.bin().resolve("initdb").toString(),
                "-D", folder.toString(), "-U", PostgresServer.OWNER, "--pwfile=" + password, "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=" + locale))).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        try {
            if (!initdb.waitFor(INITDB_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                initdb.destroyForcibly();
                throw new IOException("initdb did not end within " + INITDB_TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (initdb.exitValue() != 0) {
            throw new IOException("initdb: " + Folders.tail(log, 4));
        }
    }
}
