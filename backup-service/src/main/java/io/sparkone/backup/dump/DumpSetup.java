package io.sparkone.backup.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.sparkone.backup.archive.KeyPair;
import io.sparkone.backup.archive.Recipients;
import io.sparkone.backup.postgres.Database;
import io.sparkone.backup.postgres.Programs;
import io.sparkone.backup.store.StoreConfig;
import io.sparkone.platform.config.InvalidVariableException;

/** What dumping needs, as the operator has configured it. */
@ApplicationScoped
public class DumpSetup {

    private static final Logger LOG = Logger.getLogger(DumpSetup.class);

    /** One can be lost; with two, the second one is the offline escrow. */
    private static final int RECIPIENTS_OUTSIDE_DEVELOPMENT = 2;

    private final DumpConfig config;
    private final Clock clock;
    private final List<Database> databases;
    private final Recipients recipients;
    private final Path generatedIdentity;

    DumpSetup(DumpConfig config, StoreConfig store, Clock clock,
            @ConfigProperty(name = "sparkone.environment") String environment) {
        this.config = config;
        this.clock = clock;
        databases = config.databases().map(urls -> Database.parseAll("BACKUP_DATABASE_URLS", urls)).orElse(List.of());
        boolean development = environment.equals("development");
        if (config.recipients().isEmpty() && development && store.directory().isPresent()) {
            generatedIdentity = store.directory().get().resolve("keys").resolve("identity.txt");
            recipients = new Recipients(List.of(generate(generatedIdentity)));
        } else {
            generatedIdentity = null;
            recipients = new Recipients(config.recipients().orElse(List.of()));
            check(development, store.directory().isPresent() || store.s3().bucket().isPresent());
        }
    }

    private void check(boolean development, boolean stored) {
        List<String> keys = recipients.keys();
        if (!development && stored && keys.isEmpty()) {
            throw new InvalidVariableException("BACKUP_AGE_RECIPIENTS", "is missing: backups are not kept unencrypted");
        }
        if (!recipients.invalid().isEmpty()) {
            throw new InvalidVariableException("BACKUP_AGE_RECIPIENTS",
                    "holds something that is no age recipient (age1…): entry "
                            + (keys.indexOf(recipients.invalid().get(0)) + 1));
        }
        if (!development && !keys.isEmpty() && keys.stream().distinct().count() < RECIPIENTS_OUTSIDE_DEVELOPMENT) {
            throw new InvalidVariableException("BACKUP_AGE_RECIPIENTS",
                    "needs two different recipients: one for the operator, one kept offline for the day that one is lost");
        }
    }

    /** For a developer's machine: a pair once, beside the backups. */
    private static String generate(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                KeyPair pair = KeyPair.generate();
                Files.writeString(file, "# public key: " + pair.recipient() + "\n" + pair.identity() + "\n");
                LOG.warnf("BACKUP_AGE_RECIPIENTS is not set: backups are encrypted for a new key in %s, which is good"
                        + " for development only", file);
            }
            return Files.readAllLines(file).stream().filter(line -> line.startsWith("# public key: ")).findFirst()
                    .map(line -> line.substring("# public key: ".length())).orElseThrow(
                            () -> new InvalidVariableException("BACKUP_DIR",
                                    file + " holds no line with a public key"));
        } catch (IOException e) {
            throw new InvalidVariableException("BACKUP_DIR", "cannot hold the generated key: " + e);
        }
    }

    /** The databases to back up. */
    public List<Database> databases() {
        return databases;
    }

    public Optional<Database> database(String name) {
        return databases.stream().filter(database -> database.name().equals(name)).findFirst();
    }

    public Recipients recipients() {
        return recipients;
    }

    /** The identity that was generated because no recipients were configured, or empty. */
    public Optional<Path> generatedIdentity() {
        return Optional.ofNullable(generatedIdentity);
    }

    /** Client programs that fit a server, or empty. */
    public Optional<Programs> client(int serverMajor) throws InterruptedException {
        return Programs.find(Programs.CLIENT, config.clientBin().orElse(null), serverMajor);
    }

    public Dump dump(Programs client) {
        return new Dump(client, recipients,
                new Dump.Settings(config.compressionLevel(), config.limit(), config.lockWait()), clock);
    }
}
