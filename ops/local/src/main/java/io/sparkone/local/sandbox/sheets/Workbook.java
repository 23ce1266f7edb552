package io.sparkone.local.sandbox.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** A spreadsheet: its sheets and its metadata. Not thread-safe: changes are made to a copy that replaces it. */
final class Workbook {
    private final String id;
    private final List<Grid> grids = new ArrayList<>();
    private final Map<Integer, Metadata> metadata = new LinkedHashMap<>();

    Workbook(String id) {
        this.id = id;
    }

    Workbook copy() {
        Workbook copy = new Workbook(id);
        grids.forEach(grid -> copy.grids.add(grid.copy()));
        copy.metadata.putAll(metadata);
        return copy;
    }

    String id() {
        return id;
    }

    List<Grid> grids() {
        return grids;
    }

    Map<Integer, Metadata> metadata() {
        return metadata;
    }

    Grid add(Integer gridId, String title) {
        if (find(title).isPresent()) {
            throw GoogleError.invalid("Invalid requests[0].addSheet: A sheet with the name \"" + title
                    + "\" already exists. Please enter another name.");
        }
        int free = grids.stream().mapToInt(Grid::id).max().orElse(-1) + 1;
        Grid grid = new Grid(gridId == null ? free : gridId, title);
        grids.add(grid);
        return grid;
    }

    /** In place of the sheet with its id, if there is one. */
    void restore(Grid grid) {
        grids.removeIf(other -> other.id() == grid.id());
        grids.add(grid);
    }

    Optional<Grid> find(String title) {
        return grids.stream().filter(grid -> grid.title().equals(title)).findFirst();
    }

    /** The sheet of a range. */
    Grid grid(A1 range, String text) {
        return range.sheet() == null ? grids.get(0) : find(range.sheet()).orElseThrow(() -> GoogleError.badRange(text));
    }

    Grid grid(int gridId) {
        return grids.stream().filter(grid -> grid.id() == gridId).findFirst()
                .orElseThrow(() -> GoogleError.invalid("Invalid requests[0]: No grid with id: " + gridId));
    }

    /** Metadata of a row moves with it. */
    void rowsInserted(Grid grid, int at, int count) {
        metadata.replaceAll((key, entry) -> onGrid(entry, grid) && entry.row() >= at
                ? entry.onRow(entry.row() + count)
                : entry);
    }

    /** Metadata of a row dies with it. */
    void rowsDeleted(Grid grid, int from, int to) {
        metadata.values().removeIf(entry -> onGrid(entry, grid) && entry.row() >= from && entry.row() < to);
        metadata.replaceAll((key, entry) -> onGrid(entry, grid) && entry.row() >= to
                ? entry.onRow(entry.row() - (to - from))
                : entry);
    }

    private static boolean onGrid(Metadata entry, Grid grid) {
        return entry.row() != null && Objects.equals(entry.sheetId(), grid.id());
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("spreadsheetId", id);
        json.putObject("properties").put("title", "SparkOne").put("locale", "pt_BR").put("autoRecalc", "ON_CHANGE")
                .put("timeZone", "America/Sao_Paulo");
        json.putArray("sheets");
        for (int i = 0; i < grids.size(); i++) {
            json.withArray("sheets").addObject().set("properties", properties(grids.get(i), i));
        }
        if (!metadata.isEmpty()) {
            metadata.values().forEach(entry -> json.withArray("developerMetadata").add(entry.toJson()));
        }
        return json.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + id + "/edit");
    }

    static ObjectNode properties(Grid grid, int index) {
        ObjectNode properties = Json.object().put("sheetId", grid.id()).put("title", grid.title()).put("index", index)
                .put("sheetType", "GRID");
        properties.putObject("gridProperties").put("rowCount", grid.rowCount()).put("columnCount", grid.columnCount());
        return properties;
    }
}
