package io.sparkone.platform.stream;

import java.util.Map;
import java.util.UUID;

/**
 * A part of a stream as it was at one moment.
 *
 * @param lastSeq number of the whole stream's last entry at that moment, 0 if there was no stream
 * @param eventIds by the numbers of their entries
 */
public record Excerpt(long lastSeq, Map<Long, UUID> eventIds) {}
