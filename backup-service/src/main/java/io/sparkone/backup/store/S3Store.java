package io.sparkone.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Backups in a bucket of AWS S3 or of a service that is compatible with it. A connection that breaks while a request is sent comes out of
 * the SDK as an UncheckedIOException, not as one of its own exceptions.
 */
public final class S3Store implements BackupStore, AutoCloseable {

    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final S3Settings settings;

    public S3Store(S3Settings settings) {
        this.settings = settings;
        S3ClientBuilder builder = S3Client.builder().region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider
                        .create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(settings.timeout()))
                // a body in signed chunks, as the SDK sends it without TLS, is more than some services read
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                // the SDK's own checksums since 2.30 are refused by B2, GCS and Ceph (aws-sdk-java-v2#5987); parts carry
                // Content-MD5 instead
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override
                        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(settings.maxAttempts()).build())
                        .apiCallAttemptTimeout(settings.timeout())
                        .apiCallTimeout(settings.timeout().multipliedBy(settings.maxAttempts())));
        URI endpoint = settings.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        client = builder.build();
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Upload begin(String key, long expectedBytes) throws IOException {
        if (find(key).isPresent()) {
            throw new IOException(key + " is in the bucket already");
        }
        return new S3Upload(client, settings, settings.prefix() + key, expectedBytes);
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> content = client
                    .getObject(get -> get.bucket(settings.bucket()).key(settings.prefix() + key));
            return new S3Content(content, key, content.response().contentLength());
        } catch (SdkException | UncheckedIOException e) {
            throw failure("cannot read " + key, e);
        }
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        try {
            HeadObjectResponse head = client
                    .headObject(request -> request.bucket(settings.bucket()).key(settings.prefix() + key));
            return Optional.of(new StoredObject(key, head.contentLength(), head.lastModified()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException | UncheckedIOException e) {
            throw failure("cannot look for " + key, e);
        }
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        try {
            List<StoredObject> objects = new ArrayList<>();
            client.listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(settings.prefix() + prefix))
                    .contents().forEach(object -> objects.add(new StoredObject(
                            object.key().substring(settings.prefix().length()), object.size(), object.lastModified())));
            return objects;
        } catch (SdkException | UncheckedIOException e) {
            throw failure("cannot list " + prefix, e);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        try {
            client.deleteObject(delete -> delete.bucket(settings.bucket()).key(settings.prefix() + key));
        } catch (SdkException | UncheckedIOException e) {
            throw failure("cannot delete " + key, e);
        }
    }

    @Override
    public int reap(Instant begunBefore) throws IOException {
        try {
            int reaped = 0;
            // without a prefix: MinIO answers one with nothing unless it is a whole key (minio/minio#20989)
            for (MultipartUpload upload : client.listMultipartUploadsPaginator(
                    list -> list.bucket(settings.bucket())).uploads()) {
                if (upload.key().startsWith(settings.prefix()) && upload.initiated().isBefore(begunBefore)
                        && abort(upload)) {
                    reaped++;
                }
            }
            return reaped;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                // lakeFS and others list no uploads; there the bucket's lifecycle has to remove them
                return 0;
            }
            throw failure("cannot remove unfinished uploads", e);
        } catch (SdkException | UncheckedIOException e) {
            throw failure("cannot remove unfinished uploads", e);
        }
    }

    /** False for one that is gone: another replica was quicker, or the service lists it for a while. */
    private boolean abort(MultipartUpload upload) {
        try {
            client.abortMultipartUpload(
                    abort -> abort.bucket(settings.bucket()).key(upload.key()).uploadId(upload.uploadId()));
            return true;
        } catch (NoSuchUploadException e) {
            return false;
        }
    }

    private IOException failure(String what, RuntimeException e) {
        return S3Failure.of(what, settings, e);
    }

    @Override
    public void close() {
        client.close();
    }
}
