package io.sparkone.local.sandbox.sheets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.journal.Kept;

/** A workbook as named values: each sheet's title and size, each row that holds something, each piece of metadata. */
final class KeptWorkbook implements Kept {
    private static final String SHEET = "sheet";
    private static final String ROW = "row";
    private static final String METADATA = "metadata";

    private final Workbook book;

    KeptWorkbook(Workbook book) {
        this.book = book;
    }

    private record Sheet(int id, String title, int rowCount, int columnCount) {
        static Sheet of(Grid grid) {
            return new Sheet(grid.id(), grid.title(), grid.rowCount(), grid.columnCount());
        }
    }

    @Override
    public Map<String, JsonNode> all() {
        return changesTo(new Workbook(book.id()), book);
    }

    /** What makes the other workbook of this one. */
    Map<String, JsonNode> changesTo(Workbook after) {
        return changesTo(book, after);
    }

    private static Map<String, JsonNode> changesTo(Workbook before, Workbook after) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        for (Grid grid : after.grids()) {
            Grid old = before.grids().stream().filter(other -> other.id() == grid.id()).findFirst().orElse(null);
            if (old == null || !Sheet.of(grid).equals(Sheet.of(old))) {
                changes.put(SHEET + "/" + grid.id(), Json.tree(Sheet.of(grid)));
            }
            rows(old == null ? List.of() : old.rows(), grid.rows(), ROW + "/" + grid.id() + "/", changes);
        }
        metadata(before, after, changes);
        return changes;
    }

    private static void rows(List<List<Cell>> before, List<List<Cell>> after, String prefix,
            Map<String, JsonNode> changes) {
        for (int row = 0; row < Math.max(before.size(), after.size()); row++) {
            List<Cell> was = row < before.size() ? before.get(row) : List.of();
            List<Cell> is = row < after.size() ? after.get(row) : List.of();
            if (!is.equals(was)) {
                changes.put(prefix + row, is.isEmpty() ? null : Json.tree(is));
            }
        }
    }

    private static void metadata(Workbook before, Workbook after, Map<String, JsonNode> changes) {
        before.metadata().keySet().stream().filter(id -> !after.metadata().containsKey(id))
                .forEach(id -> changes.put(METADATA + "/" + id, null));
        after.metadata().forEach((id, entry) -> {
            if (!entry.equals(before.metadata().get(id))) {
                changes.put(METADATA + "/" + id, Json.tree(entry));
            }
        });
    }

    @Override
    public void restore(String key, JsonNode value) {
        String[] parts = key.split("/");
        switch (parts[0]) {
            case SHEET -> {
                Sheet sheet = Json.value(value, Sheet.class);
                book.restore(new Grid(sheet.id(), sheet.title(), sheet.rowCount(), sheet.columnCount()));
            }
            case ROW -> {
                Grid grid = book.grid(Integer.parseInt(parts[1]));
                Cell[] cells = Json.value(value, Cell[].class);
                for (int column = 0; column < cells.length; column++) {
                    grid.set(Integer.parseInt(parts[2]), column, cells[column]);
                }
            }
            case METADATA -> {
                Metadata entry = Json.value(value, Metadata.class);
                book.metadata().put(entry.id(), entry);
            }
            default -> throw new IllegalArgumentException("no part of a spreadsheet: " + key);
        }
    }
}
