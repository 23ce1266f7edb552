package io.sparkone.local.sandbox.notion;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** A property by itself: the only way to read more than 25 items of a text or of people. */
final class PropertyItems {
    private PropertyItems() {}

    static ObjectNode render(Property property, JsonNode value, int size, Optional<String> cursor) {
        if (!property.type().isText() && property.type() != PropertyType.PEOPLE) {
            return item(property, value);
        }
        int from = cursor.map(PropertyItems::offset).orElse(0);
        int to = Math.min(value.size(), from + size);
        boolean more = to < value.size();
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode results = list.putArray("results");
        for (int i = from; i < to; i++) {
            results.add(item(property, value.get(i)));
        }
        list.put("next_cursor", more ? "item-" + to : null).put("has_more", more).put("type", "property_item");
        ObjectNode about = list.putObject("property_item").put("id", property.id()).put("type", property.type().key());
        about.putNull("next_url").putObject(property.type().key());
        return list;
    }

    private static ObjectNode item(Property property, JsonNode value) {
        ObjectNode item = Json.object().put("object", "property_item").put("id", property.id())
                .put("type", property.type().key());
        item.set(property.type().key(), value);
        return item;
    }

    private static int offset(String cursor) {
        if (!cursor.matches("item-\\d{1,6}")) {
            throw NotionError.validation("The start_cursor provided is invalid: " + cursor);
        }
        return Integer.parseInt(cursor.substring(5));
    }
}
