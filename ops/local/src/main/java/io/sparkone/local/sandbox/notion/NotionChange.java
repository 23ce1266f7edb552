package io.sparkone.local.sandbox.notion;

import java.util.List;

/**
 * Something that happened, for the webhook.
 *
 * @param type of the event, such as {@code page.created}
 * @param entityType {@code page} or {@code data_source}
 * @param updatedProperties ids, empty when the event has none
 */
record NotionChange(String type, String entityType, String entityId, String authorId,
        List<String> updatedProperties) {}
