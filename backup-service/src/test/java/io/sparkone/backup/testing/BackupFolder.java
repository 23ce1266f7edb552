package io.sparkone.backup.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Folders;
import io.sparkone.local.testing.LocalStack;

/** A store in a temporary folder, the ephemeral server's programs, and the schemas of the other services. */
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
            variables.put("AUTH_PUBLIC_KEY_PATH", publicKey(folder).toString());
            variables.put("BACKUP_SCHEDULE", "off");
            variables.put("sparkone.run.poll", "200MS");
            variables.put("sparkone.run.lease", "3S");
            variables.put("sparkone.run.copy-poll", "1H");
            variables.put("sparkone.drill.poll", "1S");
            variables.put("BACKUP_DRILL_MONTHLY", "false");
            return variables;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no temporary folder", e);
        }
    }

    private static Path publicKey(Path folder) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Files.write(folder.resolve("auth.der"), pair.getPrivate().getEncoded());
        return Files.writeString(folder.resolve("auth.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }

    /** The key with which the API would sign tokens. */
    public static PrivateKey signingKey() throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(path().resolve("auth.der"))));
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
