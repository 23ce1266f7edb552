package io.sparkone.backup.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where backups are kept. With both a folder and S3, the folder is first and S3 gets the off-site copies. */
@ConfigMapping(prefix = "sparkone.store")
public interface StoreConfig {

    Optional<Path> directory();

    S3 s3();

    /** An S3-compatible service. */
    interface S3 {

        /** Of a service other than AWS. */
        Optional<URI> endpoint();

        /** Needed by AWS; most others take any. */
        Optional<String> region();

        Optional<String> bucket();

        /** Before every key; empty or ending in {@code /}. */
        Optional<String> prefix();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** How long objects are locked against deletion; the bucket must have object lock on. */
        Optional<Duration> lock();

        /** Whether objects are written with {@code If-None-Match: *}; a service that answers 501 to that gets them without. */
        @WithDefault("true")
        boolean conditional();

        /** For one request. */
        @WithDefault("2M")
        Duration timeout();

        /** Attempts at one request. */
        @WithDefault("5")
        int maxAttempts();
    }
}
