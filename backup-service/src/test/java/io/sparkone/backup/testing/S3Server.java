package io.sparkone.backup.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.sparkone.backup.store.S3Settings;

/** A real S3 server with a bucket for one test class, and the way into it past the code under test. */
public interface S3Server extends AutoCloseable {

    /** One of the environment ({@link S3Endpoint}), otherwise s3proxy as a process of its own. */
    static S3Server start(Path folder) throws IOException, BootstrapMavenException {
        return S3Endpoint.isConfigured() ? S3Endpoint.plain() : S3Proxy.start(folder);
    }

    URI endpoint();

    String region();

    String bucket();

    String accessKey();

    String secretKey();

    @Override
    void close();

    default S3Client client() {
        return S3Client.builder().endpointOverride(endpoint()).forcePathStyle(true).region(Region.of(region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create(accessKey(), secretKey())))
                .build();
    }

    default S3Settings settings() {
        return settings(bucket(), secretKey(), null);
    }

    /** @param lock how long objects are locked, or null */
    default S3Settings settings(String bucket, String secret, Duration lock) {
        return new S3Settings(endpoint(), region(), bucket, "site/", accessKey(), secret, lock, true,
                Duration.ofSeconds(10), 2);
    }
}
