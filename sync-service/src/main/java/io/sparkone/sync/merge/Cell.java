package io.sparkone.sync.merge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The value of a field as one side has it.
 *
 * @param value in canonical form ({@link Canonical}), or null where the field is empty
 * @param hash of the value as that side stores it, so that a change is seen even if the canonical form should change with a release
 */
public record Cell(String value, String hash) {

    private static final int HASH_BYTES = 12;

    public static Cell of(Field field, String raw) {
        return new Cell(Canonical.of(field, raw), hash(raw));
    }

    /** A short digest of a text; null has its own. */
    public static String hash(String raw) {
        if (raw == null) {
            return "-";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
