package io.sparkone.backup.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sparkone.backup.archive.ArchiveInput;
import io.sparkone.backup.archive.Checksums;
import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.postgres.Subprocess;

/** Feeds an archive to a client program, as {@code age -d | zstd -d | pg_restore} would. */
public final class Restoring {

    private static final int BUFFER = 1 << 17;

    private final Programs client;
    private final Identities identities;
    private final Duration limit;

    public Restoring(Programs client, Identities identities, Duration limit) {
        this.client = client;
        this.identities = identities;
        this.limit = limit;
    }

    /**
     * Restores a dump into the database that the environment names; stops at the first error.
     *
     * @param archive closed in the end
     * @param options for pg_restore
     * @return checksums of what was read
     */
    public Checksums restore(InputStream archive, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.path("pg_restore"), "--exit-on-error",
                "--no-password", "--dbname=" + environment.get("PGDATABASE")));
        command.addAll(options);
        return feed(archive, command, environment);
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

    private static IOException pump(InputStream content, OutputStream program)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        IOException refused = null;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                program.write(buffer, 0, n);
            } catch (IOException e) {
                refused = e;
                break;
            }
        }
        try {
            program.close();
        } catch (IOException e) {
            refused = refused == null ? e : refused;
        }
        return refused;
    }
}
