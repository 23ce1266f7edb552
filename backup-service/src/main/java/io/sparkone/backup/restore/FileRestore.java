package io.sparkone.backup.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.postgres.Programs;

/**
 * Takes a dump out of the store into a file: the custom archive as pg_dump made it ({@code .dump}), or as SQL ({@code .sql}). Written
 * aside and renamed when it is whole; nothing is overwritten.
 */
@ApplicationScoped
class FileRestore {

    private static final int TRAILER_WITHIN = 2000;
    private static final String TRAILER = "-- PostgreSQL database dump complete";

    private final RestoreConfig config;
    private final RestoreTable table;
    private final RestoreSource source;

    FileRestore(RestoreConfig config, RestoreTable table, RestoreSource source) {
        this.config = config;
        this.table = table;
        this.source = source;
    }

    Path path(String name) {
        return config.directory().orElseThrow().resolve(name);
    }

    void run(Manifest manifest, Restore restore) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(config.directory().orElseThrow(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path aside = path(restore.aside());
        Restore writing = restore.at("writing");
        table.save(writing);
        Programs client = source.client(manifest.content().serverMajor());
        try (InputStream archive = new Progress(source.open(manifest), manifest.checksums(), writing, table)) {
            Checksums read = restore.target().endsWith(".sql")
                    ? source.restoring(client).script(archive, aside, List.of())
                    : source.restoring(client).unpack(archive, aside);
            RestoreSource.requireSame(read, manifest);
        }
        if (restore.target().endsWith(".sql")) {
            requireTrailer(aside);
        }
        publish(aside, path(restore.target()));
    }

    /** An SQL dump that is cut loads without an error as far as it goes. */
    private static void requireTrailer(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(in.length(), TRAILER_WITHIN)];
            in.seek(in.length() - end.length);
            in.readFully(end);
            if (!new String(end, StandardCharsets.UTF_8).contains(TRAILER)) {
                throw new IOException("pg_restore wrote SQL without its last line");
            }
        }
    }

    private static void publish(Path aside, Path target) throws IOException {
        try (FileChannel content = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        // a link fails where a name is taken, a rename would replace it
        Files.createLink(target, aside);
        Files.delete(aside);
    }

    void discard(Restore restore) throws IOException {
        Files.deleteIfExists(path(restore.aside()));
    }
}
