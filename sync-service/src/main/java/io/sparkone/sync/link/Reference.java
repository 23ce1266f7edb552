package io.sparkone.sync.link;

/**
 * An item to be looked up.
 *
 * @param remoteId null where a creation may or may not have happened: then the task's id finds it
 */
public record Reference(long itemId, long taskId, String remoteId) {}
