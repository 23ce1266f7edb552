package io.sparkone.backup.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.backup.store.S3Settings;
import io.sparkone.local.process.Folders;

/** A bucket as the second store. */
public final class S3ProxyResource implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private S3Proxy server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("sparkone-s3-");
            server = S3Proxy.start(folder);
            S3Settings settings = server.settings();
            return Map.of("BACKUP_S3_ENDPOINT", settings.endpoint().toString(), "BACKUP_S3_BUCKET", settings.bucket(),
                    "BACKUP_S3_PREFIX", settings.prefix(), "BACKUP_S3_ACCESS_KEY", settings.accessKey(),
                    "BACKUP_S3_SECRET_KEY", settings.secretKey());
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
