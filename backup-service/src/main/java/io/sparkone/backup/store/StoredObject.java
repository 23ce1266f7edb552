package io.sparkone.backup.store;

import java.time.Instant;

/** @param key with {@code /} between its parts, relative to the store */
public record StoredObject(String key, long bytes, Instant modifiedAt) {}
