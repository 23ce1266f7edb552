package io.sparkone.backup.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.backup.store.S3Settings;
import io.sparkone.local.process.Folders;

/** A bucket as the second store; with {@code lock=10S} one that locks what is written for so long, where the server can. */
public final class S3Resource implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private S3Server server;
    private String lock;

    @Override
    public void init(Map<String, String> arguments) {
        lock = arguments.get("lock");
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("sparkone-s3-");
            boolean locking = lock != null && S3Endpoint.isConfigured();
            server = locking ? S3Endpoint.locking() : S3Server.start(folder);
            S3Settings settings = server.settings();
            Map<String, String> variables = new HashMap<>(Map.of("BACKUP_S3_ENDPOINT", settings.endpoint().toString(),
                    "BACKUP_S3_REGION", settings.region(), "BACKUP_S3_BUCKET", settings.bucket(), "BACKUP_S3_PREFIX",
                    settings.prefix(), "BACKUP_S3_ACCESS_KEY", settings.accessKey(), "BACKUP_S3_SECRET_KEY",
                    settings.secretKey()));
            if (locking) {
                variables.put("BACKUP_S3_LOCK", lock);
            }
            return variables;
        } catch (IOException | BootstrapMavenException e) {
            throw new IllegalStateException("no S3 server", e);
        }
    }

    @Override
    public void stop() {
        server.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new IllegalStateException("left behind: " + folder, e);
        }
    }
}
