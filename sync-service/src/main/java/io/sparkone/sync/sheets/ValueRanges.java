package io.sparkone.sync.sheets;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/** Cells as they were asked for; empty rows and cells at the end are left out. */
record ValueRanges(@JsonProperty("valueRanges") List<Values> valueRanges) {

    record Values(String range, List<List<JsonNode>> values) {}

    List<List<JsonNode>> first() {
        List<List<JsonNode>> values = valueRanges.get(0).values();
        return values == null ? List.of() : values;
    }
}
