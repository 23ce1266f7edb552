package io.sparkone.platform.stream;

/**
 * How far a consumer group has come in a stream.
 *
 * @param deliveredSeq the last entry handed to a consumer
 * @param pending entries handed out and not acknowledged
 * @param settledSeq everything up to here is acknowledged
 */
public record GroupPosition(String name, long deliveredSeq, long pending, long settledSeq) {

    /** Entries that the group has still to work off, given the stream's last number. */
    public long lag(long lastSeq) {
        return Math.max(0, lastSeq - deliveredSeq) + pending;
    }
}
