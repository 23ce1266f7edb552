package io.sparkone.backup.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A multipart upload of unknown length, with one part in memory. All parts but the last have the same size, since Cloudflare R2
 * refuses others. What fits into one part is put in one request.
 */
final class S3Upload extends Upload {

    private static final int SMALLEST_PART = 8 << 20;
    private static final int LARGEST_PART = 512 << 20;
    /** S3 takes 10,000 parts; the rest is reserve for a wrong guess. */
    private static final int PARTS = 9_000;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final S3Settings settings;
    private final String key;
    private final int partBytes;
    private final List<CompletedPart> parts = new ArrayList<>();
    /** MD5 of each part, of which the ETag of the whole is made. */
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private byte[] buffer;
    private int filled;
    private String uploadId;
    /** Whether the service has taken all parts for an object. */
    private boolean ended;

    S3Upload(S3Client client, S3Settings settings, String key, long expectedBytes) {
        this.client = client;
        this.settings = settings;
        this.key = key;
        partBytes = partBytes(expectedBytes);
        buffer = new byte[Math.min(partBytes, 1 << 16)];
    }

    static int partBytes(long expectedBytes) {
        return (int) Math.min(LARGEST_PART, Math.max(SMALLEST_PART, (expectedBytes + PARTS - 1) / PARTS));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == partBytes) {
                uploadPart();
            }
            int n = Math.min(left, partBytes - filled);
            require(filled + n);
            System.arraycopy(data, from, buffer, filled, n);
            filled += n;
            from += n;
            left -= n;
        }
    }

    /** Small objects are the most, so the buffer grows with what comes; in large steps, since the former one is needed meanwhile. */
    private void require(int capacity) {
        if (capacity > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(partBytes, Math.max(capacity, 4L * buffer.length)));
        }
    }

    private void uploadPart() throws IOException {
        try {
            if (uploadId == null) {
                uploadId = client.createMultipartUpload(createRequest()).uploadId();
            }
            int number = parts.size() + 1;
            byte[] md5 = md5(buffer, filled);
            // sent again from the buffer when it fails; the store compares the MD5
            String etag = client.uploadPart(part -> part.bucket(settings.bucket()).key(key).uploadId(uploadId)
                    .partNumber(number).contentMD5(base64(md5)), body()).eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            digests.writeBytes(md5);
            filled = 0;
        } catch (SdkException | UncheckedIOException e) {
            throw S3Failure.of("cannot upload " + key, settings, e);
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            if (uploadId == null) {
                byte[] md5 = md5(buffer, filled);
                end(condition -> client.putObject(putRequest(md5, condition), body()),
                        HexFormat.of().formatHex(md5));
            } else {
                if (filled > 0) {
                    uploadPart();
                }
                ended = end(
                        condition -> client.completeMultipartUpload(complete -> complete.bucket(settings.bucket())
                                .key(key).uploadId(uploadId).ifNoneMatch(condition)
                                .multipartUpload(all -> all.parts(parts))),
                        HexFormat.of().formatHex(md5(digests.toByteArray(), digests.size())) + "-" + parts.size());
                lock();
            }
        } catch (SdkException | UncheckedIOException e) {
            throw S3Failure.of("cannot complete " + key, settings, e);
        }
    }

    /**
     * The service itself refuses a key that exists, so that of two writers one wins; where it knows no such condition (B2), or does not
     * heed it here (multipart uploads of Ceph 16), a look just before leaves only a moment. When the answer to a first attempt was lost,
     * the second is refused because of the first, or finds its upload ended: the ETag tells.
     *
     * @return false if exactly this is there already
     */
    private boolean end(Consumer<String> request, String etag) throws IOException {
        if (isThere(etag)) {
            return false;
        }
        try {
            request.accept(settings.conditional() ? "*" : null);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED && settings.conditional()) {
                request.accept(null);
                return true;
            }
            if (e.statusCode() != PRECONDITION_FAILED && !(e instanceof NoSuchUploadException)) {
                throw e;
            }
            if (isThere(etag)) {
                return false;
            }
            if (e.statusCode() == PRECONDITION_FAILED) {
                // versitygw takes the mark of a deleted object for one
                request.accept(null);
                return true;
            }
            throw e;
        }
    }

    /** @throws IOException if something else is there */
    private boolean isThere(String etag) throws IOException {
        try {
            String found = client.headObject(head -> head.bucket(settings.bucket()).key(key)).eTag();
            if (found != null && found.replace("\"", "").equals(etag)) {
                return true;
            }
        } catch (NoSuchKeyException e) {
            return false;
        }
        throw new IOException("S3: " + key + " is in the bucket already");
    }

    /** Ceph 16 does not heed the lock that a multipart upload was begun with. */
    private void lock() {
        if (settings.lock() != null
                && client.headObject(head -> head.bucket(settings.bucket()).key(key)).objectLockMode() == null) {
            client.putObjectRetention(put -> put.bucket(settings.bucket()).key(key).retention(lock -> lock
                    .mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(Instant.now().plus(settings.lock()))));
        }
    }

    @Override
    public void close() throws IOException {
        if (uploadId != null && !ended) {
            try {
                client.abortMultipartUpload(abort -> abort.bucket(settings.bucket()).key(key).uploadId(uploadId));
            } catch (NoSuchUploadException e) {
                // ended by an attempt whose answer was lost
                ended = true;
            } catch (SdkException | UncheckedIOException e) {
                throw new IOException("S3: cannot abort the upload of " + key + "; it is removed later", e);
            }
        }
    }

    private CreateMultipartUploadRequest createRequest() {
        var request = CreateMultipartUploadRequest.builder().bucket(settings.bucket()).key(key);
        if (settings.lock() != null) {
            request.objectLockMode(ObjectLockMode.COMPLIANCE)
                    .objectLockRetainUntilDate(Instant.now().plus(settings.lock()));
        }
        return request.build();
    }

    private PutObjectRequest putRequest(byte[] md5, String condition) {
        var request = PutObjectRequest.builder().bucket(settings.bucket()).key(key).contentMD5(base64(md5))
                .ifNoneMatch(condition);
        if (settings.lock() != null) {
            request.objectLockMode(ObjectLockMode.COMPLIANCE)
                    .objectLockRetainUntilDate(Instant.now().plus(settings.lock()));
        }
        return request.build();
    }

    /** A view, not a copy: a part may be large. */
    private RequestBody body() {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(buffer, 0, filled), filled,
                "application/octet-stream");
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] md5(byte[] data, int length) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(data, 0, length);
            return md5.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
