package io.sparkone.backup.restore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.ContentComparison;
import io.sparkone.backup.content.ContentSurvey;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.ManifestJson;
import io.sparkone.backup.content.TableContent;
import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.run.Backup;
import io.sparkone.backup.store.BackupStore;
import io.sparkone.backup.store.Stores;
import io.sparkone.backup.verification.Restoring;
import io.sparkone.backup.verification.VerificationSetup;
import io.sparkone.platform.loop.Backoff;

/** Restores into a new database, compares it with the manifest, and only then gives it its name. */
@ApplicationScoped
class RestoreWork {

    private static final Logger LOG = Logger.getLogger(RestoreWork.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneOffset.UTC);
    private static final int RECORD_ATTEMPTS = 20;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Stores stores;
    private final DumpSetup programs;
    private final VerificationSetup keys;
    private final RestoreTable table;
    private final RestoreConfig config;
    private final Clock clock;

    RestoreWork(Stores stores, DumpSetup programs, VerificationSetup keys, RestoreTable table, RestoreConfig config,
            Clock clock) {
        this.stores = stores;
        this.programs = programs;
        this.keys = keys;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    Restore run(Backup backup, Restore restore, TargetServer server)
            throws RestoreFailedException, InterruptedException {
        String aside = restore.target() + "_restoring_" + restore.id().toString().substring(0, 8);
        Restore ended;
        try {
            ended = run(backup, restore, server, aside);
        } catch (IOException | SQLException e) {
            drop(server, aside);
            throw new RestoreFailedException(restore, e.getMessage(), e);
        }
        record(ended);
        return ended;
    }

    /** After a swap the pool still holds sessions that were ended with the database that this service itself lived in. */
    private void record(Restore ended) throws InterruptedException {
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

    private Restore run(Backup backup, Restore restore, TargetServer server, String aside)
            throws IOException, SQLException, InterruptedException {
        BackupStore store = stores.primary().orElseThrow(() -> new IOException("no store is configured"));
        Manifest manifest = ManifestJson.read(store.get(backup.keys().manifest()));
        table.save(restore.at("restoring"));
        server.create(aside, manifest.content().encoding());
        restore(manifest, store, restore, server, aside);
        table.save(restore.at("comparing").progress(manifest.checksums().plainBytes()));
        compare(manifest.content(), restore.tables(), server.database(aside));
        server.apply(aside, manifest.content().settings(), manifest.content().grants());
        Restore renaming = restore.at("renaming").progress(manifest.checksums().plainBytes());
        if (!restore.swap()) {
            server.rename(aside, restore.target());
            return renaming.ended("restored", null, null, clock.instant());
        }
        String previous = restore.target() + "_before_" + STAMP.format(clock.instant());
        server.swap(aside, restore.target(), previous);
        return renaming.ended("swapped", previous, null, clock.instant());
    }

    private void restore(Manifest manifest, BackupStore store, Restore restore, TargetServer server, String aside)
            throws IOException, SQLException, InterruptedException {
        int major = server.major();
        Programs client = programs.client(major)
                .orElseThrow(() -> new IOException("there is no pg_restore for PostgreSQL " + major));
        Restoring restoring = new Restoring(client,
                keys.identities().orElseThrow(() -> new IOException("there is no key to open backups with")),
                config.limit());
        Database target = server.database(aside);
        makeSchema(restore.tables(), target);
        InputStream archive = new Progress(store.open(manifest.object()), manifest, restore);
        Checksums read = restoring.restore(archive, target.environment(), selection(restore.tables()));
        if (!read.equals(manifest.checksums())) {
            throw new IOException("the object in the store is not the one that the manifest describes");
        }
    }

    /** pg_restore of single tables does not make the schema that they are in. */
    private void makeSchema(List<String> tables, Database target) throws SQLException {
        if (!tables.isEmpty()) {
            try (Connection connection = target.connect(config.limit());
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists \"" + tables.get(0).split("\\.")[0] + '"');
            }
        }
    }

    private static List<String> selection(List<String> tables) {
        List<String> options = new ArrayList<>();
        for (String table : tables) {
            options.add("--schema=" + table.split("\\.")[0]);
            options.add("--table=" + table.split("\\.")[1]);
        }
        return options;
    }

    private void compare(Content expected, List<String> tables, Database target) throws SQLException, IOException {
        Content found;
        try (Connection connection = target.connect(config.limit())) {
            connection.setAutoCommit(false);
            ContentSurvey survey = new ContentSurvey(connection);
            found = survey.content(survey.sequences());
        }
        List<String> differences = new ArrayList<>();
        if (tables.isEmpty()) {
            ContentComparison comparison = ContentComparison.of(expected, found);
            differences.addAll(comparison.tables());
            differences.addAll(comparison.other());
        } else {
            Map<String, TableContent> restored = found.tables().stream()
                    .collect(Collectors.toMap(TableContent::name, Function.identity()));
            expected.tables().stream().filter(table -> tables.contains(table.name()))
                    .filter(table -> !table.equals(restored.get(table.name())))
                    .forEach(table -> differences.add(table.name()));
            tables.stream().filter(name -> !restored.containsKey(name)).forEach(differences::add);
        }
        if (!differences.isEmpty()) {
            throw new IOException("the restored database differs from the backup: " + String.join(", ", differences));
        }
    }

    private static void drop(TargetServer server, String aside) {
        try {
            server.drop(aside);
        } catch (SQLException e) {
            LOG.warnf("The database %s of a failed restore is left: %s", aside, e.getMessage());
        }
    }

    /** Counts what is read of the archive, and shows it every other second in proportion to the plain size. */
    private final class Progress extends FilterInputStream {

        private final Manifest manifest;
        private final Restore restore;
        private long bytes;
        private long shownAt = System.nanoTime();

        Progress(InputStream in, Manifest manifest, Restore restore) {
            super(in);
            this.manifest = manifest;
            this.restore = restore;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(n, 0);
            if (System.nanoTime() - shownAt > PROGRESS_NANOS) {
                shownAt = System.nanoTime();
                show();
            }
            return n;
        }

        private void show() throws IOException {
            Checksums whole = manifest.checksums();
            try {
                table.save(restore.at("restoring")
                        .progress((long) ((double) bytes / whole.cipherBytes() * whole.plainBytes())));
            } catch (SQLException e) {
                throw new IOException("cannot record the progress: " + e.getMessage(), e);
            }
        }
    }
}
