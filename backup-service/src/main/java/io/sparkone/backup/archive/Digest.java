package io.sparkone.backup.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 and length of what goes by. */
final class Digest {

    private final MessageDigest sha256;
    private long bytes;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void update(byte[] data, int offset, int length) {
        sha256.update(data, offset, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
