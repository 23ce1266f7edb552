package io.sparkone.local.sandbox.notion;

import java.util.Comparator;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the sorts of a query into an order of pages; equal pages stay in the order of their creation. */
final class Sorting {
    private Sorting() {}

    static Comparator<Page> parse(DataSource source, JsonNode sorts) {
        Comparator<Page> order = null;
        for (JsonNode sort : sorts) {
            Comparator<Page> next = directed(single(source, sort), sort);
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<Page> creation = Comparator.comparingLong(Page::sequence);
        return order == null ? creation : order.thenComparing(creation);
    }

    private static Comparator<Page> single(DataSource source, JsonNode sort) {
        String timestamp = sort.path("timestamp").asText("");
        if (timestamp.equals("created_time")) {
            return Comparator.comparing(Page::createdMinute);
        }
        if (timestamp.equals("last_edited_time")) {
            return Comparator.comparing(Page::lastEditedMinute);
        }
        String name = sort.path("property").asText("");
        Property property = source.property(name).orElseThrow(
                () -> NotionError.validation("Could not find sort property with name or id: " + name));
        return Comparator.comparing(page -> key(property, page), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** A text that sorts like the value: choices by their order in the schema, dates by time, numbers by size. */
    private static String key(Property property, Page page) {
        JsonNode value = page.value(property);
        String plain = PropertyValues.plain(property, value);
        if (plain == null) {
            return null;
        }
        if (property.type().hasOptions()) {
            int at = property.option(plain).map(property.options()::indexOf).orElse(Integer.MAX_VALUE);
            return String.format("%010d", at);
        }
        if (property.type() == PropertyType.DATE) {
            return NotionDates.stamp(NotionDates.instant(plain));
        }
        if (property.type() == PropertyType.NUMBER) {
            long bits = Double.doubleToLongBits(value.asDouble());
            return String.format("%016x", bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        }
        return plain;
    }

    private static Comparator<Page> directed(Comparator<Page> order, JsonNode sort) {
        String direction = sort.path("direction").asText("");
        if (!direction.equals("ascending") && !direction.equals("descending")) {
            throw NotionError.body("sorts[0].direction", "`\"ascending\"` or `\"descending\"`", sort.get("direction"));
        }
        return direction.equals("ascending") ? order : order.reversed();
    }
}
