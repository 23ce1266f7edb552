package io.sparkone.local.sandbox.sheets;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** The structural requests. They are made on a copy of the workbook, so that a failing one leaves nothing behind. */
final class BatchUpdate {
    private final Workbook workbook;

    BatchUpdate(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Applies one request; answers its reply. */
    ObjectNode apply(JsonNode request, int index) {
        if (!request.isObject() || request.size() != 1) {
            throw GoogleError.invalid("Invalid requests[" + index + "]: exactly one kind of request must be set");
        }
        Map.Entry<String, JsonNode> entry = request.properties().iterator().next();
        JsonNode body = entry.getValue();
        ObjectNode reply = Json.object();
        switch (entry.getKey()) {
            case "insertDimension" -> insert(body);
            case "deleteDimension" -> delete(body);
            case "updateCells" -> CellUpdate.apply(workbook, body);
            case "appendCells" -> append(body);
            case "sortRange" -> sort(body);
            case "addSheet" -> addSheet(body, reply);
            case "updateSheetProperties" -> rename(body);
            case "createDeveloperMetadata" -> createMetadata(body, index, reply);
            case "deleteDeveloperMetadata" -> deleteMetadata(body, reply);
            default -> throw GoogleError.invalid("Invalid JSON payload received. Unknown name \"" + entry.getKey()
                    + "\" at 'requests[" + index + "]': Cannot find field.");
        }
        return reply;
    }

    private void insert(JsonNode body) {
        JsonNode range = body.path("range");
        Grid grid = workbook.grid(range.path("sheetId").asInt());
        int from = range.path("startIndex").asInt();
        int count = end(range) - from;
        if (range.path("dimension").asText().equals("COLUMNS")) {
            grid.insertColumns(from, count);
        } else {
            grid.insertRows(from, count);
            workbook.rowsInserted(grid, from, count);
        }
    }

    private static int end(JsonNode range) {
        int from = range.path("startIndex").asInt();
        int to = range.path("endIndex").asInt();
        if (from < 0 || to <= from) {
            throw GoogleError.invalid("Invalid requests[0]: range.endIndex must be greater than range.startIndex.");
        }
        return to;
    }

    private void delete(JsonNode body) {
        JsonNode range = body.path("range");
        Grid grid = workbook.grid(range.path("sheetId").asInt());
        int from = range.path("startIndex").asInt();
        int to = end(range);
        if (range.path("dimension").asText().equals("COLUMNS")) {
            grid.deleteColumns(from, to);
        } else {
            grid.deleteRows(from, to);
            workbook.rowsDeleted(grid, from, to);
        }
    }

    private void append(JsonNode body) {
        Grid grid = workbook.grid(body.path("sheetId").asInt());
        int at = grid.usedRows(0, grid.columnCount());
        grid.growTo(at + body.path("rows").size());
        ObjectNode update = Json.object();
        update.putObject("start").put("sheetId", grid.id()).put("rowIndex", at).put("columnIndex", 0);
        update.set("rows", body.path("rows"));
        CellUpdate.apply(workbook, update.put("fields", body.path("fields").asText("*")));
    }

    private void sort(JsonNode body) {
        JsonNode range = body.path("range");
        Grid grid = workbook.grid(range.path("sheetId").asInt());
        Comparator<List<Cell>> order = null;
        for (JsonNode spec : body.path("sortSpecs")) {
            int column = spec.path("dimensionIndex").asInt();
            Comparator<List<Cell>> next = Comparator
                    .comparing(row -> column < row.size() ? CellOutput.text(row.get(column)) : "");
            next = spec.path("sortOrder").asText().equals("DESCENDING") ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        if (order != null) {
            grid.sort(range.path("startRowIndex").asInt(0), range.path("endRowIndex").asInt(grid.rowCount()), order);
        }
    }

    private void addSheet(JsonNode body, ObjectNode reply) {
        JsonNode properties = body.path("properties");
        Integer id = properties.hasNonNull("sheetId") ? properties.get("sheetId").asInt() : null;
        Grid grid = workbook.add(id, properties.path("title").asText("Página" + (workbook.grids().size() + 1)));
        reply.putObject("addSheet").set("properties", Workbook.properties(grid, workbook.grids().size() - 1));
    }

    private void rename(JsonNode body) {
        JsonNode properties = body.path("properties");
        if (properties.hasNonNull("title")) {
            workbook.grid(properties.path("sheetId").asInt()).rename(properties.get("title").asText());
        }
    }

    /** Ids may be chosen by the caller and must be distinct: a request that is made again fails, and all with it. */
    private void createMetadata(JsonNode body, int index, ObjectNode reply) {
        JsonNode given = body.path("developerMetadata");
        JsonNode location = given.path("location");
        int id = given.hasNonNull("metadataId")
                ? given.get("metadataId").asInt()
                : ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        String where = "Invalid requests[" + index + "].createDeveloperMetadata: ";
        if (workbook.metadata().containsKey(id)) {
            throw GoogleError.invalid(where + "Developer metadata with ID " + id + " already exists.");
        }
        if (!given.hasNonNull("metadataKey") || !given.hasNonNull("visibility") || location.isEmpty()) {
            throw GoogleError.invalid(where + "metadataKey, location and visibility must be specified.");
        }
        JsonNode rows = location.path("dimensionRange");
        JsonNode sheet = rows.isObject() ? rows.path("sheetId") : location.path("sheetId");
        Integer sheetId = sheet.isNumber() ? workbook.grid(sheet.asInt()).id() : null;
        Integer row = rows.isObject() ? rows.path("startIndex").asInt() : null;
        Metadata created = new Metadata(id, given.get("metadataKey").asText(),
                given.path("metadataValue").asText(null), given.get("visibility").asText(), sheetId, row);
        workbook.metadata().put(id, created);
        reply.putObject("createDeveloperMetadata").set("developerMetadata", created.toJson());
    }

    private void deleteMetadata(JsonNode body, ObjectNode reply) {
        MetadataLookup lookup = new MetadataLookup(body.path("dataFilter").path("developerMetadataLookup"));
        List<Metadata> gone = workbook.metadata().values().stream().filter(lookup).toList();
        gone.forEach(entry -> workbook.metadata().remove(entry.id()));
        ObjectNode answer = reply.putObject("deleteDeveloperMetadata");
        gone.forEach(entry -> answer.withArray("deletedDeveloperMetadata").add(entry.toJson()));
    }
}
