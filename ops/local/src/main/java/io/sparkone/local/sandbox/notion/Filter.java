package io.sparkone.local.sandbox.notion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the filter of a query into a predicate over pages. */
final class Filter {
    /** Notion allows a compound filter inside a compound filter, and no deeper. */
    private static final int DEPTH = 2;

    private final DataSource source;
    private final Clock clock;

    Filter(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Predicate<Page> parse(JsonNode filter) {
        return filter.isMissingNode() || filter.isNull() ? page -> true : parse(filter, 0);
    }

    private Predicate<Page> parse(JsonNode filter, int depth) {
        if (filter.has("and") || filter.has("or")) {
            return compound(filter, depth);
        }
        if (filter.has("timestamp")) {
            return timestamp(filter);
        }
        if (!filter.path("property").isTextual()) {
            throw NotionError.body("filter", "a property, timestamp or compound filter", filter);
        }
        return property(filter);
    }

    private Predicate<Page> compound(JsonNode filter, int depth) {
        if (depth >= DEPTH) {
            throw NotionError.body("filter", "nested at most two levels deep", filter);
        }
        boolean all = filter.has("and");
        List<Predicate<Page>> parts = new ArrayList<>();
        filter.get(all ? "and" : "or").forEach(part -> parts.add(parse(part, depth + 1)));
        return page -> all
                ? parts.stream().allMatch(part -> part.test(page))
                : parts.stream().anyMatch(part -> part.test(page));
    }

    private Predicate<Page> timestamp(JsonNode filter) {
        String which = filter.get("timestamp").asText();
        if (!which.equals("created_time") && !which.equals("last_edited_time")) {
            throw NotionError.body("filter.timestamp", "`\"created_time\"` or `\"last_edited_time\"`",
                    filter.get("timestamp"));
        }
        DateCondition condition = DateCondition.parse("filter." + which, operator(filter, which), clock);
        return page -> condition
                .test(NotionDates.stamp(which.equals("created_time") ? page.createdMinute() : page.lastEditedMinute()));
    }

    private Predicate<Page> property(JsonNode filter) {
        String name = filter.get("property").asText();
        Property property = source.property(name).orElseThrow(
                () -> NotionError.validation("Could not find property with name or id: " + name));
        PropertyType type = property.type();
        if (!filter.has(type.key())) {
            String given = filter.properties().stream().map(Map.Entry::getKey)
                    .filter(key -> PropertyType.of(key).isPresent()).findFirst().orElse("nothing");
            throw NotionError.validation(
                    "database property " + type.key() + " does not match filter " + given + " (property " + name + ")");
        }
        Map.Entry<String, JsonNode> operator = operator(filter, type.key());
        if (type == PropertyType.DATE) {
            DateCondition condition = DateCondition.parse("filter.date", operator, clock);
            return page -> condition.test(page.value(property).path("start").asText(null));
        }
        return ValueCondition.parse(property, operator);
    }

    private static Map.Entry<String, JsonNode> operator(JsonNode filter, String key) {
        JsonNode condition = filter.path(key);
        if (!condition.isObject() || condition.isEmpty()) {
            throw NotionError.body("filter." + key, "an object with a condition", condition);
        }
        return condition.properties().iterator().next();
    }
}
