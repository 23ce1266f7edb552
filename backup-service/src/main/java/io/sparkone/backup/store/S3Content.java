package io.sparkone.backup.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import software.amazon.awssdk.core.exception.SdkException;

/**
 * An object while it is read. A connection that is cut reads like the end of the object, and would make a good backup look bad; so an
 * end that comes too early is an error of the store.
 */
final class S3Content extends FilterInputStream {

    private final String key;
    private final long length;
    private long read;

    S3Content(InputStream content, String key, long length) {
        super(content);
        this.key = key;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int n;
        try {
            n = super.read(buffer, offset, size);
        } catch (IOException | SdkException e) {
            // Java 25 notices a cut connection itself, and says no more than "Premature EOF"
            throw new IOException(ended() + ": " + e.getMessage(), e);
        }
        read += Math.max(n, 0);
        if (n < 0 && read < length) {
            throw new IOException(ended());
        }
        return n;
    }

    private String ended() {
        return "S3: " + key + " ended after " + read + " of " + length + " bytes";
    }
}
