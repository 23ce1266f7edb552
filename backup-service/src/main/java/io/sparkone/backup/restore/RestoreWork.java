package io.sparkone.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.run.Backup;
import io.sparkone.platform.loop.Backoff;

/** Does a restore, takes back what one left that failed, and decides about those whose process was killed. */
@ApplicationScoped
class RestoreWork {

    private static final Logger LOG = Logger.getLogger(RestoreWork.class);
    private static final int RECORD_ATTEMPTS = 20;

    private final RestoreSource source;
    private final DatabaseRestore databases;
    private final FileRestore files;
    private final RestoreTable table;
    private final RestoreConfig config;
    private final Clock clock;

    RestoreWork(RestoreSource source, DatabaseRestore databases, FileRestore files, RestoreTable table,
            RestoreConfig config, Clock clock) {
        this.source = source;
        this.databases = databases;
        this.files = files;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** The server to restore to. */
    TargetServer server() {
        return new TargetServer(Database.parseAll("BACKUP_RESTORE_URL", config.url().orElseThrow()).get(0));
    }

    Restore run(Backup backup, Restore restore) throws RestoreFailedException, InterruptedException {
        Restore ended;
        try {
            Manifest manifest = source.manifest(backup);
            if (restore.intoFile()) {
                files.run(manifest, restore);
                ended = restore.at("writing").progress(manifest.checksums().plainBytes()).done(clock.instant());
            } else {
                ended = databases.run(manifest, restore, server());
            }
        } catch (IOException | SQLException e) {
            discard(restore);
            throw new RestoreFailedException(restore, e.getMessage(), e);
        }
        record(ended);
        return ended;
    }

    /** After a swap the pool still holds sessions that were ended with the database that this service itself lived in. */
    void record(Restore ended) throws InterruptedException {
        Backoff pauses = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
        for (int attempt = 1; attempt <= RECORD_ATTEMPTS; attempt++) {
            try {
                table.save(ended);
                return;
            } catch (SQLException e) {
                LOG.debugf("Cannot record restore %s yet: %s", ended.id(), e.getMessage());
                TimeUnit.MILLISECONDS.sleep(pauses.next().toMillis());
            }
        }
        LOG.errorf("Restore %s ended as %s, which could not be recorded", ended.id(), ended.state());
    }

    /** What became of one whose process is gone: the last step is one rename, so it is done whole or not at all. */
    Restore recover(Restore restore) throws IOException, SQLException {
        boolean done = restore.intoFile()
                ? Files.exists(files.path(restore.target())) && !Files.exists(files.path(restore.aside()))
                        && restore.step().equals("writing")
                : restore.step().equals("renaming") && !server().exists(restore.aside());
        if (done) {
            return restore.done(clock.instant());
        }
        discard(restore);
        return restore.failed("interrupted while " + restore.step() + ": the service was stopped", clock.instant());
    }

    private void discard(Restore restore) {
        try {
            if (restore.intoFile()) {
                files.discard(restore);
            } else {
                server().drop(restore.aside());
            }
        } catch (SQLException | IOException e) {
            LOG.warnf("%s of a failed restore is left: %s", restore.aside(), e.getMessage());
        }
    }
}
