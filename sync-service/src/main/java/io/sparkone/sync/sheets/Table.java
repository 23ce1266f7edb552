package io.sparkone.sync.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sparkone.sync.link.RemoteException;
import io.sparkone.sync.link.RemoteItem;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** The table as it was at one moment. Rows move, so what is known of a position ends with the next reading. */
class Table {

    private final SheetsLayout layout;
    private final int firstRow;
    private final SheetsCodec codec;
    private final List<RemoteItem> items = new ArrayList<>();

    /** @throws RemoteException.Suspect if the header is not there or lacks a column */
    Table(List<List<JsonNode>> rows, TableRange range, SheetsConfig.Columns names, SheetsCodec codec) {
        if (rows.isEmpty()) {
            throw new RemoteException.Suspect("The sheet " + range.sheet() + " is empty, even its header is gone");
        }
        this.layout = SheetsLayout.of(rows.get(0), names);
        this.firstRow = range.firstRow();
        this.codec = codec;
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < rows.size(); i++) {
            read(rows.get(i), firstRow + i, seen);
        }
    }

    private void read(List<JsonNode> row, int position, Set<String> seen) {
        String id = SheetsCodec.plain(cell(row, layout.idColumn())).strip();
        Map<Field, Cell> cells = new EnumMap<>(Field.class);
        layout.columns().forEach(
                (field, column) -> codec.decode(field, cell(row, column)).ifPresent(value -> cells.put(field, value)));
        boolean blank = id.isEmpty() && cells.values().stream().allMatch(value -> value.value() == null);
        if (!blank) {
            // the second row with an id is a copy: it keeps what it says, and gets an id of its own
            String own = id.isEmpty() || !seen.add(id) ? null : id;
            items.add(new RemoteItem(own, own, cells, false, position, false, null));
        }
    }

    private static JsonNode cell(List<JsonNode> row, int column) {
        return column < row.size() ? row.get(column) : MissingNode.getInstance();
    }

    SheetsLayout layout() {
        return layout;
    }

    List<RemoteItem> items() {
        return items;
    }

    /** The row of a task: by what it bore when last seen, or by the task's id. */
    Optional<RemoteItem> find(String remoteId, long taskId) {
        String id = Long.toString(taskId);
        return items.stream().filter(item -> item.remoteId() != null)
                .filter(item -> item.remoteId().equals(id) || item.remoteId().equals(remoteId)).findFirst();
    }

    Optional<RemoteItem> byId(String remoteId) {
        return items.stream().filter(item -> item.remoteId() != null && item.remoteId().equals(remoteId)).findFirst();
    }

    /** What stands in a row of the sheet, counted from 0. */
    Optional<RemoteItem> at(int position) {
        return items.stream().filter(item -> item.position() == position).findFirst();
    }
}
