package io.sparkone.backup.testing;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket of its own on a server that the environment names: {@code S3_TEST_ENDPOINT}, {@code S3_TEST_ACCESS_KEY},
 * {@code S3_TEST_SECRET_KEY}, and {@code S3_TEST_REGION} where it is not us-east-1.
 */
public final class S3Endpoint implements S3Server {

    private static final String ENDPOINT = "S3_TEST_ENDPOINT";

    private final String bucket = "sparkone-test-" + UUID.randomUUID();

    private S3Endpoint(boolean locking) {
        try (S3Client client = client()) {
            client.createBucket(create -> create.bucket(bucket).objectLockEnabledForBucket(locking));
        }
    }

    public static boolean isConfigured() {
        return System.getenv(ENDPOINT) != null;
    }

    public static S3Endpoint plain() {
        return new S3Endpoint(false);
    }

    /** With object lock, which keeps versions. */
    public static S3Endpoint locking() {
        return new S3Endpoint(true);
    }

    @Override
    public URI endpoint() {
        return URI.create(System.getenv(ENDPOINT));
    }

    @Override
    public String region() {
        return Optional.ofNullable(System.getenv("S3_TEST_REGION")).orElse("us-east-1");
    }

    @Override
    public String bucket() {
        return bucket;
    }

    @Override
    public String accessKey() {
        return System.getenv("S3_TEST_ACCESS_KEY");
    }

    @Override
    public String secretKey() {
        return System.getenv("S3_TEST_SECRET_KEY");
    }

    /** Removes the bucket with all that is not locked in it. */
    @Override
    public void close() {
        try (S3Client client = client()) {
            client.listObjectVersionsPaginator(list -> list.bucket(bucket)).stream().forEach(page -> {
                page.versions().forEach(version -> client.deleteObject(
                        delete -> delete.bucket(bucket).key(version.key()).versionId(version.versionId())));
                page.deleteMarkers().forEach(marker -> client.deleteObject(
                        delete -> delete.bucket(bucket).key(marker.key()).versionId(marker.versionId())));
            });
            client.deleteBucket(delete -> delete.bucket(bucket));
        }
    }
}
