package io.sparkone.backup.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.backup.archive.Identities;
import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.dump.DumpSetup;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.postgres.ToolFailedException;
import io.sparkone.platform.config.InvalidVariableException;

/** What verifying needs, as the operator has configured it. */
@ApplicationScoped
public class VerificationSetup {

    private final VerificationConfig config;
    private final DumpSetup dump;
    private final Clock clock;
    private final Identities identities;

    VerificationSetup(VerificationConfig config, DumpSetup dump, Clock clock) {
        this.config = config;
        this.dump = dump;
        this.clock = clock;
        identities = config.identityPath().or(dump::generatedIdentity).map(VerificationSetup::read).orElse(null);
    }

    private static Identities read(Path file) {
        try {
            return Identities.read(file);
        } catch (IOException e) {
            throw new InvalidVariableException("BACKUP_AGE_IDENTITY_PATH", e.getMessage());
        }
    }

    /** Whether there is a key to open backups with. */
    public boolean isPossible() {
        return identities != null;
    }

    /** The key to open backups with, or empty. */
    public Optional<Identities> identities() {
        return Optional.ofNullable(identities);
    }

    public Path workDirectory() {
        return config.workDirectory();
    }

    /** @throws ToolFailedException if the programs for this backup's version are missing here */
    public Verification verification(Manifest manifest) throws ToolFailedException, InterruptedException {
        return verification(manifest, identities);
    }

    /** With other identities: a drill tries a wrong key. */
    public Verification verification(Manifest manifest, Identities with)
            throws ToolFailedException, InterruptedException {
        int major = manifest.content().serverMajor();
        Programs client = dump.client(major)
                .orElseThrow(() -> new ToolFailedException("there is no pg_restore for PostgreSQL " + major));
        Programs server = Programs.find(Programs.SERVER, config.serverBin().orElse(null), major)
                .orElseThrow(() -> new ToolFailedException("there is no PostgreSQL " + major
                        + " to restore into: SPARKONE_PG_BIN names the folder of initdb and postgres"));
        return new Verification(client, server, with,
                new Verification.Settings(config.workDirectory(), config.limit(), config.jobs(),
                        config.smokeQuery().orElse(null)),
                clock);
    }
}
