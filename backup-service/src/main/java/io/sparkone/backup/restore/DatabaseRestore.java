package io.sparkone.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.sparkone.backup.content.Content;
import io.sparkone.backup.content.ContentComparison;
import io.sparkone.backup.content.ContentSurvey;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.content.TableContent;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.WorkFolder;
import io.sparkone.backup.verification.Restoring;
import io.sparkone.backup.verification.VerificationSetup;

/** Restores into a new database, compares it with the manifest, and only then gives it its name. */
@ApplicationScoped
class DatabaseRestore {

    private static final Logger LOG = Logger.getLogger(DatabaseRestore.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneOffset.UTC);

    private final RestoreSource source;
    private final VerificationSetup setup;
    private final RestoreTable table;
    private final RestoreConfig config;
    private final Clock clock;

    DatabaseRestore(RestoreSource source, VerificationSetup setup, RestoreTable table, RestoreConfig config,
            Clock clock) {
        this.source = source;
        this.setup = setup;
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** @return as it is to be recorded */
    Restore run(Manifest manifest, Restore restore, TargetServer server)
            throws IOException, SQLException, InterruptedException {
        Restore restoring = restore.at("restoring");
        table.save(restoring);
        if (restore.swap() && server.exists(restore.target())) {
            server.createLike(restore.target(), restore.aside());
        } else {
            server.create(restore.aside(), manifest.content().encoding());
        }
        load(manifest, restoring, server);
        Restore loaded = restoring.progress(manifest.checksums().plainBytes());
        table.save(loaded.at("comparing"));
        compare(manifest, restore.tables(), server.database(restore.aside()));
        server.apply(restore.aside(), manifest.content().settings(), manifest.content().grants());
        Restore renaming = loaded.at("renaming")
                .keeping(restore.swap() ? restore.target() + "_before_" + STAMP.format(clock.instant()) : null);
        // first, so that whoever finds it interrupted knows what to look for
        table.save(renaming);
        if (restore.swap()) {
            handOver(renaming, server);
            server.swap(restore.aside(), restore.target(), renaming.previous());
        } else {
            server.rename(restore.aside(), restore.target());
        }
        return renaming.done(clock.instant());
    }

    /** A backup from before a migration may lack a column for it: then a kill within the next moment loses the record, not the data. */
    private void handOver(Restore renaming, TargetServer server) {
        try {
            table.hand(renaming, server.database(renaming.target()), server.database(renaming.aside()),
                    config.lease());
        } catch (SQLException e) {
            LOG.warnf("%s cannot be told of restore %s beforehand: %s", renaming.aside(), renaming.id(),
                    e.getMessage());
        }
    }

    private void load(Manifest manifest, Restore restore, TargetServer server)
            throws IOException, SQLException, InterruptedException {
        Restoring restoring = source.restoring(source.client(server.major()));
        Database target = server.database(restore.aside());
        List<String> options = new ArrayList<>();
        if (!server.hasTablespaces()) {
            options.add("--no-tablespaces");
        }
        try (WorkFolder folder = WorkFolder.create(setup.workDirectory())) {
            if (!restore.tables().isEmpty()) {
                options.add("--use-list=" + selection(restoring, manifest, restore.tables(), folder.path()));
            }
            Progress archive = new Progress(source.open(manifest), manifest.checksums(), restore, table);
            RestoreSource.requireSame(restoring.restore(archive, manifest.checksums().plainBytes(), restore.jobs(),
                    target.environment(), options, archive::loaded), manifest);
        }
    }

    private Path selection(Restoring restoring, Manifest manifest, List<String> tables, Path folder)
            throws IOException, InterruptedException {
        List<TableName> names = tables.stream().map(name -> TableName.parse(name).orElseThrow()).toList();
        String contents = restoring.list(source.open(manifest));
        return Files.write(folder.resolve("tables.list"), TableSelection.of(contents, names));
    }

    private void compare(Manifest manifest, List<String> tables, Database target) throws SQLException, IOException {
        Content expected = manifest.content();
        Content found;
        try (Connection connection = target.connect(config.limit())) {
            connection.setAutoCommit(false);
            ContentSurvey survey = new ContentSurvey(connection, manifest.format());
            found = survey.content(survey.sequences());
        }
        List<String> differences = tables.isEmpty()
                ? ContentComparison.of(expected, found).all()
                : differences(tables, byName(expected), byName(found));
        if (!differences.isEmpty()) {
            throw new IOException("the restored database differs from the backup: " + String.join(", ", differences));
        }
    }

    private static List<String> differences(List<String> tables, Map<String, TableContent> expected,
            Map<String, TableContent> found) {
        List<String> differences = new ArrayList<>();
        for (String table : tables) {
            if (!expected.containsKey(table)) {
                differences.add(table + " is not in the backup");
            } else if (!expected.get(table).equals(found.get(table))) {
                differences.add(table);
            }
        }
        return differences;
    }

    private static Map<String, TableContent> byName(Content content) {
        return content.tables().stream().collect(Collectors.toMap(TableContent::name, Function.identity()));
    }
}
