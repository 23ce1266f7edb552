package io.sparkone.sync.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * One request that changes cells, adds rows and deletes rows; Google applies all of it or nothing. Only cells of our columns are
 * touched, and only those that change.
 */
class SheetsBatch {

    private static final String FIELDS = "userEnteredValue,userEnteredFormat.numberFormat";

    private final int sheetId;
    private final TableRange range;
    private final SheetsLayout layout;
    private final SheetsCodec codec;
    private final List<ObjectNode> requests = new ArrayList<>();
    private final List<Integer> deleted = new ArrayList<>();

    SheetsBatch(int sheetId, TableRange range, SheetsLayout layout, SheetsCodec codec) {
        this.sheetId = sheetId;
        this.range = range;
        this.layout = layout;
        this.codec = codec;
    }

    void update(int row, Map<Field, Cell> values) {
        values.forEach((field, cell) -> {
            if (layout.columns().containsKey(field)) {
                codec.encode(field, cell.value())
                        .ifPresent(data -> set(row, layout.columns().get(field), data, field == Field.DUE_AT));
            }
        });
    }

    void id(int row, long taskId) {
        set(row, layout.idColumn(), SheetsCodec.encodeId(taskId), false);
    }

    /** Marks a row with a text in the SparkOne ID column. */
    void claim(int row, String token) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("userEnteredValue").put("stringValue", token);
        set(row, layout.idColumn(), data, false);
    }

    private void set(int row, int column, ObjectNode data, boolean formatted) {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.putObject("start").put("sheetId", sheetId).put("rowIndex", row).put("columnIndex",
                range.firstColumn() + column);
        update.putArray("rows").addObject().putArray("values").add(data);
        update.put("fields", formatted ? FIELDS : "userEnteredValue");
        add("updateCells", update);
    }

    /** Adds a row below the last one that has anything in it. */
    void append(long taskId, Map<Field, Cell> values) {
        ObjectNode append = JsonNodeFactory.instance.objectNode().put("sheetId", sheetId).put("fields", FIELDS);
        ArrayNode cells = append.putArray("rows").addObject().putArray("values");
        int width = layout.columns().values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < range.firstColumn() + Math.max(width, layout.idColumn()) + 1; i++) {
            cells.addObject();
        }
        cells.set(range.firstColumn() + layout.idColumn(), SheetsCodec.encodeId(taskId));
        values.forEach((field, cell) -> {
            if (cell.value() != null && layout.columns().containsKey(field)) {
                codec.encode(field, cell.value())
                        .ifPresent(data -> cells.set(range.firstColumn() + layout.columns().get(field), data));
            }
        });
        add("appendCells", append);
    }

    void delete(int row) {
        deleted.add(row);
    }

    private void add(String kind, ObjectNode body) {
        requests.add(JsonNodeFactory.instance.objectNode().set(kind, body));
    }

    boolean isEmpty() {
        return requests.isEmpty() && deleted.isEmpty();
    }

    /** The body; rows are deleted from the bottom up, after everything else, so that no position moves before its turn. */
    ObjectNode body() {
        deleted.stream().distinct().sorted(Comparator.reverseOrder()).forEach(row -> {
            ObjectNode delete = JsonNodeFactory.instance.objectNode();
            delete.putObject("range").put("sheetId", sheetId).put("dimension", "ROWS").put("startIndex", row)
                    .put("endIndex", row + 1);
            add("deleteDimension", delete);
        });
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        requests.forEach(body.putArray("requests")::add);
        return body;
    }
}
