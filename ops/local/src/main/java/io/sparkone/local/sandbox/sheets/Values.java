package io.sparkone.local.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Reading and writing rectangles of values. */
final class Values {
    private final Workbook workbook;

    Values(Workbook workbook) {
        this.workbook = workbook;
    }

    /** A value range: trailing empty rows and cells are left out, and {@code values} itself when nothing remains. */
    ObjectNode read(String text, CellOutput output, boolean byColumns) {
        A1 asked = A1.parse(text);
        Grid grid = workbook.grid(asked, text);
        A1 range = asked.within(grid);
        if (range.startRow() >= grid.rowCount() || range.startColumn() >= grid.columnCount()) {
            throw GoogleError.invalid("Range (" + new A1(grid.title(), asked.startRow(), asked.startColumn(),
                    asked.startRow(), asked.startColumn()).text() + ") exceeds grid limits. Max rows: "
                    + grid.rowCount()
                    + ", max columns: " + grid.columnCount());
        }
        ArrayNode rows = rows(grid, range, output);
        ObjectNode json = Json.object().put("range", range.text()).put("majorDimension",
                byColumns ? "COLUMNS" : "ROWS");
        if (!rows.isEmpty()) {
            json.set("values", byColumns ? transposed(rows) : rows);
        }
        return json;
    }

    private static ArrayNode rows(Grid grid, A1 range, CellOutput output) {
        ArrayNode rows = Json.array();
        int last = Math.min(range.endRow(), grid.usedRows(range.startColumn(), range.endColumn()));
        for (int row = range.startRow(); row < last; row++) {
            ArrayNode cells = rows.addArray();
            int end = Math.min(range.endColumn(), grid.usedColumns(row));
            for (int column = range.startColumn(); column < end; column++) {
                cells.add(output.show(grid.cell(row, column)));
            }
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** Writes; null leaves a cell as it is. Answers an UpdateValuesResponse without the spreadsheet's id. */
    ObjectNode write(String text, JsonNode values, CellInput input, boolean byColumns) {
        A1 asked = A1.parse(text);
        Grid grid = workbook.grid(asked, text);
        checkShape(values);
        return write(grid, asked, byColumns ? transposed(values) : values, input);
    }

    private static void checkShape(JsonNode values) {
        for (JsonNode row : values) {
            if (!values.isArray() || !row.isArray()) {
                throw GoogleError
                        .invalid("Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "
                                + row);
            }
        }
    }

    private ObjectNode write(Grid grid, A1 asked, JsonNode values, CellInput input) {
        int width = 0;
        int written = 0;
        for (int i = 0; i < values.size(); i++) {
            JsonNode row = values.get(i);
            width = Math.max(width, row.size());
            for (int j = 0; j < row.size(); j++) {
                checkInside(asked, i, j, grid);
                if (!row.get(j).isNull()) {
                    set(grid, asked.startRow() + i, asked.startColumn() + j, input.read(row.get(j)), input);
                    written++;
                }
            }
        }
        A1 touched = new A1(grid.title(), asked.startRow(), asked.startColumn(),
                asked.startRow() + Math.max(1, values.size()), asked.startColumn() + Math.max(1, width));
        return Json.object().put("updatedRange", touched.text()).put("updatedRows", values.size())
                .put("updatedColumns", width).put("updatedCells", written);
    }

    /** Values put into a cell that is formatted as a date keep being shown as dates. */
    private static void set(Grid grid, int row, int column, Cell cell, CellInput input) {
        Cell.Format before = grid.cell(row, column).format();
        boolean keeps = cell.format() == Cell.Format.PLAIN && before != Cell.Format.PLAIN;
        grid.set(row, column, keeps ? cell.withFormat(before) : cell);
    }

    private static void checkInside(A1 asked, int i, int j, Grid grid) {
        if (!asked.isCell() && asked.startRow() + i >= asked.endRow()) {
            throw GoogleError.invalid("Requested writing within range [" + asked.within(grid).text()
                    + "], but tried writing to row [" + (asked.startRow() + i + 1) + "]");
        }
        if (!asked.isCell() && asked.startColumn() + j >= asked.endColumn()) {
            throw GoogleError.invalid("Requested writing within range [" + asked.within(grid).text()
                    + "], but tried writing to column ["
                    + A1.cell(0, asked.startColumn() + j).replaceAll("\\d", "") + "]");
        }
    }

    /** Writes below the table that the range points to. */
    ObjectNode append(String text, JsonNode values, CellInput input, boolean insertRows) {
        A1 asked = A1.parse(text);
        Grid grid = workbook.grid(asked, text);
        checkShape(values);
        A1 range = asked.within(grid);
        int end = range.isCell() ? Math.min(grid.columnCount(), range.startColumn() + 26) : range.endColumn();
        int used = grid.usedRows(range.startColumn(), end);
        ObjectNode json = Json.object();
        if (used > 0) {
            int width = Math.min(end, Math.max(range.startColumn() + 1, grid.usedColumns(0)));
            json.put("tableRange", new A1(grid.title(), 0, range.startColumn(), used, width).text());
        }
        int at = Math.max(used, range.startRow());
        grid.growTo(at + values.size());
        if (insertRows) {
            grid.insertRows(at, values.size());
            workbook.rowsInserted(grid, at, values.size());
        }
        json.set("updates", write(grid, new A1(grid.title(), at, range.startColumn(), at + 1, range.startColumn() + 1),
                values, input));
        return json;
    }

    /** Empties a range; answers it. */
    String clear(String text) {
        A1 asked = A1.parse(text);
        Grid grid = workbook.grid(asked, text);
        A1 range = asked.within(grid);
        int last = Math.min(range.endRow(), grid.usedRows(range.startColumn(), range.endColumn()));
        for (int row = range.startRow(); row < last; row++) {
            for (int column = range.startColumn(); column < Math.min(range.endColumn(),
                    grid.usedColumns(row)); column++) {
                grid.set(row, column, Cell.EMPTY.withFormat(grid.cell(row, column).format()));
            }
        }
        return range.text();
    }

    private static ArrayNode transposed(JsonNode lines) {
        ArrayNode turned = Json.array();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < lines.get(i).size(); j++) {
                while (turned.size() <= j) {
                    turned.addArray();
                }
                ArrayNode line = (ArrayNode) turned.get(j);
                while (line.size() < i) {
                    line.add("");
                }
                line.add(lines.get(i).get(j));
            }
        }
        return turned;
    }
}
