package io.sparkone.local.sandbox.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One sheet. Indexes count from 0. Not thread-safe: the workbook guards it. */
final class Grid {
    private static final int MAX_ROWS = 50_000;

    private final int id;
    private final List<List<Cell>> rows = new ArrayList<>();
    private String title;
    private int rowCount;
    private int columnCount;

    Grid(int id, String title) {
        this(id, title, 1000, 26);
    }

    Grid(int id, String title, int rowCount, int columnCount) {
        this.id = id;
        this.title = title;
        this.rowCount = rowCount;
        this.columnCount = columnCount;
    }

    Grid copy() {
        Grid copy = new Grid(id, title, rowCount, columnCount);
        rows.forEach(row -> copy.rows.add(new ArrayList<>(row)));
        return copy;
    }

    /** The rows down to the last one that was ever set. */
    List<List<Cell>> rows() {
        return rows;
    }

    int id() {
        return id;
    }

    String title() {
        return title;
    }

    void rename(String newTitle) {
        title = newTitle;
    }

    int rowCount() {
        return rowCount;
    }

    int columnCount() {
        return columnCount;
    }

    Cell cell(int row, int column) {
        return row < rows.size() && column < rows.get(row).size() ? rows.get(row).get(column) : Cell.EMPTY;
    }

    void set(int row, int column, Cell cell) {
        if (row >= rowCount || column >= columnCount) {
            throw GoogleError
                    .invalid("Range (" + title + "!" + A1.cell(row, column) + ") exceeds grid limits. Max rows: "
                            + rowCount + ", max columns: " + columnCount);
        }
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        List<Cell> cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    /** One past the last row that has a value in these columns. */
    int usedRows(int fromColumn, int toColumn) {
        for (int row = rows.size() - 1; row >= 0; row--) {
            for (int column = fromColumn; column < Math.min(toColumn, rows.get(row).size()); column++) {
                if (!rows.get(row).get(column).isEmpty()) {
                    return row + 1;
                }
            }
        }
        return 0;
    }

    /** One past the last column that has a value in this row. */
    int usedColumns(int row) {
        int column = row < rows.size() ? rows.get(row).size() : 0;
        while (column > 0 && rows.get(row).get(column - 1).isEmpty()) {
            column--;
        }
        return column;
    }

    void growTo(int wantedRows) {
        if (wantedRows > MAX_ROWS) {
            throw GoogleError
                    .invalid("This action would increase the number of cells in the workbook above the limit.");
        }
        rowCount = Math.max(rowCount, wantedRows);
    }

    void insertRows(int at, int count) {
        if (at > rowCount) {
            throw GoogleError.invalid("Invalid requests[0].insertDimension: range.startIndex[" + at
                    + "] is too large. Must be at most " + rowCount + ".");
        }
        growTo(rowCount + count);
        for (int i = 0; i < count && at <= rows.size(); i++) {
            rows.add(at, new ArrayList<>());
        }
    }

    void deleteRows(int from, int to) {
        if (from >= rowCount || to > rowCount) {
            throw GoogleError.invalid("Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist."
                    + " Tried to delete row index " + from + " but there are only " + rowCount + " rows.");
        }
        rowCount -= to - from;
        rows.subList(Math.min(from, rows.size()), Math.min(to, rows.size())).clear();
    }

    void insertColumns(int at, int count) {
        columnCount += count;
        for (List<Cell> row : rows) {
            for (int i = 0; i < count && at <= row.size(); i++) {
                row.add(at, Cell.EMPTY);
            }
        }
    }

    void deleteColumns(int from, int to) {
        columnCount -= to - from;
        rows.forEach(row -> row.subList(Math.min(from, row.size()), Math.min(to, row.size())).clear());
    }

    void sort(int fromRow, int toRow, Comparator<List<Cell>> order) {
        if (fromRow < 0 || toRow < fromRow) {
            throw GoogleError.invalid("Invalid requests[0].sortRange: the range is not valid.");
        }
        rows.subList(Math.min(fromRow, rows.size()), Math.min(toRow, rows.size())).sort(order);
    }
}
