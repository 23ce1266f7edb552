package io.sparkone.backup.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;

import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Folders;
import io.sparkone.local.testing.LocalStack;
import io.sparkone.local.testing.LocalStackResource;
import io.sparkone.local.testing.SigningKeysResource;

/** A store in a temporary folder, the ephemeral server's programs, and the schemas of the other services. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "backup"))
@QuarkusTestResource(SigningKeysResource.class)
public final class BackupFolder implements QuarkusTestResourceLifecycleManager {

    private static final String PROPERTY = "sparkone.test.backup-folder";

    /** The same in every class loader. */
    public static Path path() {
        return Path.of(System.getProperty(PROPERTY));
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("sparkone-backup-");
            System.setProperty(PROPERTY, folder.toString());
            ServiceAccount.allLocal().forEach(LocalStack.current()::provision);
            Map<String, String> variables = new HashMap<>();
            variables.put("BACKUP_DIR", folder.resolve("store").toString());
            variables.put("BACKUP_WORK_DIR", folder.resolve("work").toString());
            variables.put("BACKUP_RESTORE_URL", LocalStack.current().postgres().url("sparkone", "sparkone"));
            variables.put("BACKUP_RESTORE_DIR", folder.resolve("restored").toString());
            variables.put("SPARKONE_PG_BIN", PostgresBinaries.bin().toString());
            variables.put("BACKUP_SCHEDULE", "off");
            variables.put("sparkone.run.poll", "200MS");
            variables.put("sparkone.run.lease", "3S");
            variables.put("sparkone.run.copy-poll", "1H");
            variables.put("sparkone.drill.poll", "1S");
            variables.put("BACKUP_DRILL_MONTHLY", "false");
            return variables;
        } catch (IOException e) {
            throw new IllegalStateException("no temporary folder", e);
        }
    }

    @Override
    public void stop() {
        try {
            Folders.delete(path());
        } catch (IOException e) {
            throw new IllegalStateException("left behind: " + path(), e);
        }
    }
}
