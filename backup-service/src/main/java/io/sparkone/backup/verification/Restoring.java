package io.sparkone.backup.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import io.sparkone.backup.archive.ArchiveInput;
import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.postgres.Subprocess;
import io.sparkone.backup.postgres.WorkFolder;

/** Feeds an archive to a client program, as {@code age -d | zstd -d | pg_restore} would. */
public final class Restoring {

    private static final int BUFFER = 1 << 17;
    /** Room for the unpacked archive and, on the same disk, for the tables and indexes that come of it. */
    private static final int ROOM = 3;

    private final Programs client;
    private final Identities identities;
    private final Path workDirectory;
    private final Duration limit;

    /** @param workDirectory where an archive is unpacked that parallel jobs are to read */
    public Restoring(Programs client, Identities identities, Path workDirectory, Duration limit) {
        this.client = client;
        this.identities = identities;
        this.workDirectory = workDirectory;
        this.limit = limit;
    }

    /**
     * Restores a dump into the database that the environment names; stops at the first error. Several jobs need the archive in a file,
     * since they read it at several places: without room for that, one job reads the stream.
     *
     * @param archive closed in the end
     * @param plainBytes of the archive when unpacked
     * @param options for pg_restore
     * @param onLoaded told now and then how much of the unpacked archive several jobs have read
     * @return checksums of what was read
     */
    public Checksums restore(InputStream archive, long plainBytes, int jobs, Map<String, String> environment,
            List<String> options, LongConsumer onLoaded) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.path("pg_restore"), "--exit-on-error",
                "--no-password", "--dbname=" + environment.get("PGDATABASE")));
        command.addAll(options);
        if (jobs > 1 && hasRoom(plainBytes)) {
            return restoreFromFile(archive, jobs, environment, command, onLoaded);
        }
        return feed(archive, command, environment);
    }

    private boolean hasRoom(long plainBytes) throws IOException {
        Files.createDirectories(workDirectory);
        return workDirectory.toFile().getUsableSpace() > ROOM * plainBytes;
    }

    private Checksums restoreFromFile(InputStream archive, int jobs, Map<String, String> environment,
            List<String> command, LongConsumer onLoaded) throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.create(workDirectory)) {
            Path file = folder.path().resolve("dump");
            Checksums checksums = unpack(archive, file);
            String contents = Subprocess.answer(List.of(client.path("pg_restore"), "--list", file.toString()),
                    InputStream.nullInputStream(), limit);
            LongConsumer told = onLoaded;
            for (List<String> call : ParallelRestore.calls(command, jobs, file, contents)) {
                Subprocess.run(call, environment, limit, told);
                // the second reads what the first has read before
                told = read -> {};
            }
            return checksums;
        }
    }

    /** Writes the dump itself into a new file for this user's eyes only: {@code age -d | zstd -d}. */
    public Checksums unpack(InputStream archive, Path file) throws IOException, InterruptedException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (ArchiveInput content = new ArchiveInput(archive, identities);
                OutputStream out = Files.newOutputStream(file)) {
            IOException refused = pump(content, out);
            if (refused != null) {
                throw refused;
            }
            return content.checksums();
        }
    }

    /** Writes the dump as SQL into a new file for this user's eyes only. */
    public Checksums script(InputStream archive, Path file, List<String> options)
            throws IOException, InterruptedException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return feed(archive, Stream.concat(Stream.of(client.path("pg_restore"), "--file=" + file), options.stream())
                .toList(), Map.of());
    }

    /** The table of contents of a dump, with what depends on what; reads only its beginning. */
    public String list(InputStream archive) throws IOException, InterruptedException {
        try (ArchiveInput content = new ArchiveInput(archive, identities)) {
            return Subprocess.answer(List.of(client.path("pg_restore"), "--list", "--verbose"), content, limit);
        }
    }

    /** Runs a dump of roles. */
    public Checksums run(InputStream archive, Map<String, String> environment)
            throws IOException, InterruptedException {
        return feed(archive, List.of(client.path("psql"), "--no-psqlrc", "--quiet", "--no-password",
                "--set=ON_ERROR_STOP=1", "--file=-"), environment);
    }

    private Checksums feed(InputStream archive, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (ArchiveInput content = new ArchiveInput(archive, identities);
                Subprocess program = Subprocess.start(command, environment, limit)) {
            IOException refused = pump(content, program.input());
            // its own words say more than the broken pipe
            program.requireSuccess();
            if (refused != null) {
                throw refused;
            }
            return content.checksums();
        }
    }

    /** @return why the target took no more, or null */
    private static IOException pump(InputStream content, OutputStream target)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        IOException refused = null;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                target.write(buffer, 0, n);
            } catch (IOException e) {
                refused = e;
                break;
            }
        }
        try {
            target.close();
        } catch (IOException e) {
            refused = refused == null ? e : refused;
        }
        return refused;
    }
}
