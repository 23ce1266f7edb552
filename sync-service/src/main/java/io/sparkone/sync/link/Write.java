package io.sparkone.sync.link;

import java.util.Map;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * One change to make at the remote side.
 *
 * @param taskId goes into the SparkOne ID column
 * @param remoteId null for a creation
 * @param values only the fields to change; a null value in a cell empties the field
 */
public record Write(long itemId, long taskId, String remoteId, Kind kind, Map<Field, Cell> values) {

    /** What is done. */
    public enum Kind {
        CREATE, UPDATE,
        /** Out of the trash, and then as UPDATE. */
        RESTORE, TRASH
    }
}
