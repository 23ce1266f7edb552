package io.sparkone.sync.notion;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A page.
 *
 * @param inTrash since version 2026-03-11; older versions say {@code archived}
 * @param lastEditedTime floored to the minute
 * @param properties by name, each with its id
 */
record NotionPage(String id, Instant createdTime, Instant lastEditedTime, Boolean inTrash, Boolean archived,
        User createdBy, Map<String, JsonNode> properties) {

    record User(String id) {}

    boolean trashed() {
        return Boolean.TRUE.equals(inTrash) || Boolean.TRUE.equals(archived);
    }
}
