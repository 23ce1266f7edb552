package io.sparkone.local.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;

/** The updateCells request: values and number formats, from a start cell or within a range. */
final class CellUpdate {
    private final Grid grid;
    private final boolean values;
    private final boolean formats;

    private CellUpdate(Grid grid, String fields) {
        this.grid = grid;
        boolean all = fields.equals("*");
        this.values = all || fields.contains("userEnteredValue");
        this.formats = all || fields.contains("userEnteredFormat");
        if (!values && !formats) {
            throw GoogleError.invalid("Invalid requests[0].updateCells: At least one field must be listed in 'fields'. "
                    + "(Use '*' to indicate all fields.)");
        }
    }

    static void apply(Workbook workbook, JsonNode body) {
        boolean ranged = body.has("range");
        JsonNode at = ranged ? body.get("range") : body.path("start");
        CellUpdate update = new CellUpdate(workbook.grid(at.path("sheetId").asInt()), body.path("fields").asText(""));
        int row = at.path(ranged ? "startRowIndex" : "rowIndex").asInt(0);
        int column = at.path(ranged ? "startColumnIndex" : "columnIndex").asInt(0);
        if (row < 0 || column < 0) {
            throw GoogleError.invalid("Invalid requests[0].updateCells: indexes must not be negative.");
        }
        JsonNode rows = body.path("rows");
        int height = ranged && at.has("endRowIndex") ? at.get("endRowIndex").asInt() - row : rows.size();
        for (int i = 0; i < height; i++) {
            JsonNode cells = rows.path(i).path("values");
            int width = ranged && at.has("endColumnIndex") ? at.get("endColumnIndex").asInt() - column : cells.size();
            for (int j = 0; j < width; j++) {
                update.cell(row + i, column + j, cells.path(j));
            }
        }
    }

    private void cell(int row, int column, JsonNode data) {
        Cell before = grid.cell(row, column);
        Cell value = values ? entered(data.path("userEnteredValue")) : before;
        grid.set(row, column, value.withFormat(formats ? format(data.path("userEnteredFormat")) : before.format()));
    }

    private static Cell entered(JsonNode value) {
        if (value.has("formulaValue")) {
            return new Cell("#N/A", value.get("formulaValue").asText(), Cell.Format.PLAIN);
        }
        if (value.has("numberValue")) {
            return Cell.of(value.get("numberValue").asDouble());
        }
        if (value.has("boolValue")) {
            return Cell.of(value.get("boolValue").asBoolean());
        }
        String text = value.path("stringValue").asText("");
        return text.isEmpty() ? Cell.EMPTY : Cell.of(text);
    }

    private static Cell.Format format(JsonNode format) {
        return switch (format.path("numberFormat").path("type").asText("")) {
            case "DATE" -> Cell.Format.DATE;
            case "DATE_TIME" -> Cell.Format.DATE_TIME;
            default -> Cell.Format.PLAIN;
        };
    }
}
