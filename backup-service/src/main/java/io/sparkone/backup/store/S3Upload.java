package io.sparkone.backup.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A multipart upload of unknown length, with one part in memory. All parts but the last have the same size, since Cloudflare R2
 * refuses others. What fits into one part is put in one request.
 */
final class S3Upload extends Upload {

    private static final int SMALLEST_PART = 16 << 20;
    private static final int LARGEST_PART = 512 << 20;
    /** S3 takes 10,000 parts; the rest is reserve for a wrong guess. */
    private static final int PARTS = 9_000;

    private final S3Client client;
    private final S3Settings settings;
    private final String key;
    private final int partBytes;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer;
    private int filled;
    private String uploadId;
    private boolean committed;

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

    /** Small objects are the most, so the buffer grows with what comes. */
    private void require(int capacity) {
        if (capacity > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(partBytes, Math.max(capacity, 2L * buffer.length)));
        }
    }

    private void uploadPart() throws IOException {
        try {
            if (uploadId == null) {
                uploadId = client.createMultipartUpload(createRequest()).uploadId();
            }
            int number = parts.size() + 1;
            // sent again from the buffer when it fails; the store compares the MD5
            String etag = client.uploadPart(part -> part.bucket(settings.bucket()).key(key).uploadId(uploadId)
                    .partNumber(number).contentMD5(md5()), body()).eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            filled = 0;
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("S3: cannot upload " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            if (uploadId == null) {
                client.putObject(putRequest(), body());
            } else {
                if (filled > 0) {
                    uploadPart();
                }
                client.completeMultipartUpload(complete -> complete.bucket(settings.bucket()).key(key)
                        .uploadId(uploadId).multipartUpload(all -> all.parts(parts)));
            }
            committed = true;
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("S3: cannot complete " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (uploadId != null && !committed) {
            try {
                client.abortMultipartUpload(abort -> abort.bucket(settings.bucket()).key(key).uploadId(uploadId));
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

    private PutObjectRequest putRequest() {
        var request = PutObjectRequest.builder().bucket(settings.bucket()).key(key).contentMD5(md5());
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

    private String md5() {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(buffer, 0, filled);
            return Base64.getEncoder().encodeToString(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
