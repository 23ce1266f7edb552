package io.sparkone.backup.dump;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.sparkone.backup.archive.ArchiveOutput;
import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.archive.Recipients;
import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.postgres.ToolFailedException;
import io.sparkone.backup.store.BackupKeys;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Upload;

/**
 * Makes one backup: {@code pg_dump | zstd | age} into a store, with no temporary file, while the content is surveyed in the same
 * snapshot. The manifest is written last and makes it a backup.
 */
public final class Dump {

    private static final int BUFFER = 1 << 17;

    private final Programs programs;
    private final Recipients recipients;
    private final Settings settings;
    private final Clock clock;

    /**
     * @param compressionLevel of zstd
     * @param limit for the whole dump
     * @param lockWait for a locked table
     */
    public record Settings(int compressionLevel, Duration limit, Duration lockWait) {}

    public Dump(Programs programs, Recipients recipients, Settings settings, Clock clock) {
        this.programs = programs;
        this.recipients = recipients;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return what is now in the store
     * @throws DumpFailedException if it is not in the store
     */
    public Manifest run(UUID id, Database database, BackupStore store, BackupKeys keys)
            throws DumpFailedException, InterruptedException {
        try (DumpSnapshot snapshot = DumpSnapshot.take(database, settings.limit())) {
            long expected = 2 * snapshot.databaseBytes();
            FutureTask<Content> survey = start(snapshot::survey);
            Checksums dump = store(() -> pgDump(database, snapshot), store, keys.dump(), expected, survey);
            Checksums globals = store(() -> pgDumpGlobals(database), store, keys.globals(), 0, survey);
            Manifest manifest = new Manifest(Manifest.FORMAT, id, database.name(), snapshot.takenAt(), clock.instant(),
                    keys.dump(), dump, keys.globals(), globals, programs.version(), survey.get());
            store.put(keys.manifest(), ManifestJson.write(manifest));
            return manifest;
        } catch (IOException | SQLException e) {
            throw new DumpFailedException(e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new DumpFailedException("the survey of the content failed: " + e.getCause().getMessage(), e);
        }
    }

    /** A failed survey ends the snapshot's transaction, so pg_dump fails as well, with a message about the snapshot. */
    private Checksums store(Source source, BackupStore store, String key, long expected, FutureTask<Content> survey)
            throws IOException, InterruptedException, ExecutionException {
        try {
            return store(source.open(), store, key, expected);
        } catch (IOException e) {
            if (survey.isDone()) {
                survey.get();
            }
            throw e;
        }
    }

    private static FutureTask<Content> start(Callable<Content> survey) {
        FutureTask<Content> task = new FutureTask<>(survey);
        Thread thread = new Thread(task, "survey");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private Subprocess pgDump(Database database, DumpSnapshot snapshot) throws ToolFailedException {
        return Subprocess.start(List.of(programs.path("pg_dump"), "--format=custom", "--compress=0", "--no-password",
                "--snapshot=" + snapshot.id(), "--lock-wait-timeout=" + settings.lockWait().toMillis()),
                database.environment(), settings.limit());
    }

    /** Roles without passwords: reading those takes a superuser, and a leaked backup should not hold them. */
    private Subprocess pgDumpGlobals(Database database) throws ToolFailedException {
        return Subprocess.start(List.of(programs.path("pg_dumpall"), "--globals-only", "--no-role-passwords",
                "--no-tablespaces", "--no-password", "--database=" + database.name()), database.environment(),
                settings.limit());
    }

    private Checksums store(Subprocess source, BackupStore store, String key, long expected)
            throws IOException, InterruptedException {
        try (source;
                Upload upload = store.begin(key, expected);
                ArchiveOutput archive = new ArchiveOutput(upload, recipients, settings.compressionLevel())) {
            byte[] buffer = new byte[BUFFER];
            for (int n = source.output().read(buffer); n >= 0; n = source.output().read(buffer)) {
                archive.write(buffer, 0, n);
                // the lease is lost: another process makes this backup
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            // the end of its output is no proof of success: it also ends when the program is killed
            source.requireSuccess();
            Checksums checksums = archive.finish();
            upload.commit();
            requireWhole(store, key, checksums);
            return checksums;
        }
    }

    private static void requireWhole(BackupStore store, String key, Checksums checksums) throws IOException {
        long stored = store.find(key).orElseThrow(() -> new IOException(key + " is not in the store")).bytes();
        if (stored != checksums.cipherBytes()) {
            throw new IOException(key + " has " + stored + " bytes in the store, not " + checksums.cipherBytes());
        }
    }

    @FunctionalInterface
    private interface Source {

        Subprocess open() throws IOException;
    }
}
