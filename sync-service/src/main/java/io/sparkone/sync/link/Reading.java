package io.sparkone.sync.link;

import java.time.Instant;
import java.util.List;

/**
 * What a poll found.
 *
 * @param items changed ones, or all
 * @param whole whether an item that is not among them does not exist
 * @param upTo the next poll may begin here; null if the vendor knows no times
 */
public record Reading(List<RemoteItem> items, boolean whole, Instant upTo) {}
