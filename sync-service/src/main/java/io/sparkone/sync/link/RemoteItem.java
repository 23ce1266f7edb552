package io.sparkone.sync.link;

import java.time.Instant;
import java.util.Map;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * A page or row as it was read.
 *
 * @param remoteId stable identity at the vendor; null for a row that has none yet ({@link RemoteStore#claim})
 * @param sparkoneId what stands in the SparkOne ID column, or null
 * @param cells the fields that could be read; one whose value cannot be understood is missing
 * @param trashed whether it is certainly deleted
 * @param position where it was found, for a vendor whose items have no identity of their own; else 0
 * @param createdByUs whether this integration created it
 * @param created when, or null if the vendor does not say
 */
public record RemoteItem(String remoteId, String sparkoneId, Map<Field, Cell> cells, boolean trashed, int position,
        boolean createdByUs, Instant created) {

    /** Whether there is nothing to make a task of yet: somebody has begun a row and not written its title. */
    boolean isBlank() {
        Cell title = cells.get(Field.TITLE);
        return title == null || title.value() == null;
    }
}
