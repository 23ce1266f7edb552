package io.sparkone.sync.sheets;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a spreadsheet says of itself; Google writes its names in camel case. */
record Spreadsheet(Properties properties, List<Sheet> sheets) {

    record Properties(@JsonProperty("timeZone") String timeZone) {}

    record Sheet(SheetProperties properties) {}

    record SheetProperties(@JsonProperty("sheetId") int sheetId, String title) {}
}
