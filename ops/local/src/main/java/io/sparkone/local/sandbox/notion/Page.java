package io.sparkone.local.sandbox.notion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of the table.
 *
 * @param sequence the order of creation
 * @param created precise; the API shows it floored to the minute
 * @param lastEdited precise; the API shows it floored to the minute
 * @param createdBy id of a user
 * @param lastEditedBy id of a user
 * @param values by property id, in the form of responses; a missing one is empty
 */
record Page(String id, long sequence, Instant created, Instant lastEdited, String createdBy, String lastEditedBy,
        boolean inTrash, Map<String, JsonNode> values) {

    Page {
        values = Map.copyOf(values);
    }

    Page edited(Map<String, JsonNode> changed, boolean trashed, Instant at, String by) {
        Map<String, JsonNode> merged = new HashMap<>(values);
        merged.putAll(changed);
        return new Page(id, sequence, created, at, createdBy, by, trashed, merged);
    }

    /** The value of a property: empty array or null when it was never set. */
    JsonNode value(Property property) {
        JsonNode value = values.get(property.id());
        return value == null ? PropertyValues.empty(property.type()) : value;
    }

    Instant createdMinute() {
        return created.truncatedTo(ChronoUnit.MINUTES);
    }

    Instant lastEditedMinute() {
        return lastEdited.truncatedTo(ChronoUnit.MINUTES);
    }
}
