package io.sparkone.backup.content;

/**
 * What a table holds.
 *
 * @param name quoted and with its schema, e.g. {@code api.task}
 * @param hash sum of the rows' 64-bit hashes, as decimal text: the same whatever the order of the rows
 */
public record TableContent(String name, long rows, String hash) {}
