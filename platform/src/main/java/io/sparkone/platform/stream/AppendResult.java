package io.sparkone.platform.stream;

/**
 * What became of an append.
 *
 * @param appended false if the stream's last entry was not the one expected; then nothing was written
 * @param lastSeq number of the stream's last entry afterwards; 0 for a stream that does not exist
 */
public record AppendResult(boolean appended, long lastSeq) {}
