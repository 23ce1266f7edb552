package io.sparkone.local.sandbox.sheets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/**
 * Developer metadata.
 *
 * @param sheetId the sheet it belongs to, or null for the spreadsheet
 * @param row the row it belongs to, or null for the whole sheet
 */
record Metadata(int id, String key, String value, String visibility, Integer sheetId, Integer row) {

    Metadata onRow(Integer newRow) {
        return new Metadata(id, key, value, visibility, sheetId, newRow);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("metadataId", id).put("metadataKey", key);
        if (value != null) {
            json.put("metadataValue", value);
        }
        ObjectNode location = json.putObject("location");
        if (row != null) {
            location.put("locationType", "ROW").putObject("dimensionRange").put("sheetId", sheetId)
                    .put("dimension", "ROWS").put("startIndex", row).put("endIndex", row + 1);
        } else if (sheetId != null) {
            location.put("locationType", "SHEET").put("sheetId", sheetId);
        } else {
            location.put("locationType", "SPREADSHEET").put("spreadsheet", true);
        }
        return json.put("visibility", visibility);
    }
}
