package io.sparkone.backup.archive;

/**
 * What was read and what was written while an archive was made.
 *
 * @param plainBytes before compression
 * @param plainSha256 lower-case hexadecimal
 * @param cipherBytes of the archive, as it lies in a store
 * @param cipherSha256 of the archive, lower-case hexadecimal
 */
public record Checksums(long plainBytes, String plainSha256, long cipherBytes, String cipherSha256) {}
