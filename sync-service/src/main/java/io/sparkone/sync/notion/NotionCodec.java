package io.sparkone.sync.notion;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * Fields as Notion's property values, and back. For every value that can be encoded, decoding what was encoded gives the canonical
 * form; a value that cannot (an option that does not exist) is left out, and the field stays as it is.
 */
class NotionCodec {

    private static final int ITEM_LENGTH = 2000;
    private static final int ITEMS = 100;
    /** A due day without a time of day means until its end. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final NotionSchema schema;
    private final ZoneId zone;

    NotionCodec(NotionSchema schema, ZoneId zone) {
        this.schema = schema;
        this.zone = zone;
    }

    /** Property values by property id. */
    ObjectNode encode(Map<Field, Cell> values) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        values.forEach((field, cell) -> Optional.ofNullable(schema.columns().get(field))
                .flatMap(column -> encode(column, cell.value()).map(value -> property(column, value)))
                .ifPresent(value -> properties.set(schema.columns().get(field).id(), value)));
        return properties;
    }

    /** The property that bears the task's id. */
    ObjectNode encodeId(long taskId) {
        NotionSchema.Column column = schema.sparkoneId();
        return property(column,
                "number".equals(column.type()) ? JsonNodeFactory.instance.numberNode(taskId) : text("" + taskId));
    }

    private static ObjectNode property(NotionSchema.Column column, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(column.type(), value);
    }

    private Optional<JsonNode> encode(NotionSchema.Column column, String value) {
        switch (column.type()) {
            case "title" :
            case "rich_text" :
                return value != null && value.length() > ITEM_LENGTH * (ITEMS - 1)
                        ? Optional.empty()
                        : Optional.of(text(value));
            case "date" :
                return Optional.of(value == null ? NullNode.instance : date(value));
            default :
                return value == null
                        ? Optional.of(NullNode.instance)
                        : Optional.ofNullable(column.options().get(value))
                                .map(name -> JsonNodeFactory.instance.objectNode().put("name", name));
        }
    }

    private ObjectNode date(String instant) {
        return JsonNodeFactory.instance.objectNode().put("start", TIME.format(Instant.parse(instant).atZone(zone)));
    }

    /** Notion takes at most 2,000 UTF-16 units in one piece of a text; a character outside the BMP must not be torn. */
    static ArrayNode text(String value) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        int from = 0;
        while (value != null && from < value.length()) {
            int to = Math.min(value.length(), from + ITEM_LENGTH);
            if (to < value.length() && Character.isHighSurrogate(value.charAt(to - 1))) {
                to--;
            }
            items.addObject().put("type", "text").putObject("text").put("content", value.substring(from, to));
            from = to;
        }
        return items;
    }

    /** @param properties values by property id */
    Map<Field, Cell> decode(Map<String, JsonNode> properties) {
        Map<Field, Cell> cells = new EnumMap<>(Field.class);
        schema.columns().forEach((field, column) -> {
            JsonNode property = properties.get(column.id());
            if (property != null) {
                decode(column, property.path(column.type())).ifPresent(raw -> cells.put(field, cell(field, raw)));
            }
        });
        return cells;
    }

    private static Cell cell(Field field, String raw) {
        return Cell.of(field, raw.isEmpty() ? null : raw);
    }

    /** Empty text for an empty value; nothing for one that has no meaning for the hub. */
    private Optional<String> decode(NotionSchema.Column column, JsonNode value) {
        switch (column.type()) {
            case "title" :
            case "rich_text" :
                return Optional.of(plainText(value));
            case "date" :
                return value.isObject() ? instant(value.path("start").asText("")) : Optional.of("");
            default :
                return value.isObject() ? option(column, value.path("name").asText("")) : Optional.of("");
        }
    }

    private static Optional<String> option(NotionSchema.Column column, String name) {
        return column.options().entrySet().stream().filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey).findFirst();
    }

    private Optional<String> instant(String start) {
        try {
            return Optional.of(time(start).truncatedTo(ChronoUnit.MINUTES).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant time(String start) {
        if (start.length() == 10) {
            return LocalDate.parse(start).atTime(END_OF_DAY).atZone(zone).toInstant();
        }
        boolean offset = start.endsWith("Z") || start.lastIndexOf('+') > 10 || start.lastIndexOf('-') > 10;
        return offset ? OffsetDateTime.parse(start).toInstant() : LocalDateTime.parse(start).atZone(zone).toInstant();
    }

    static String plainText(JsonNode items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(item.path("plain_text").asText(item.path("text").path("content").asText())));
        return text.toString();
    }

    /** What the page says is its task's id, or null. */
    String decodeId(Map<String, JsonNode> properties) {
        JsonNode property = properties.getOrDefault(schema.sparkoneId().id(), NullNode.instance);
        JsonNode value = property.path(schema.sparkoneId().type());
        String id = value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : plainText(value).strip();
        return id.isEmpty() ? null : id;
    }

    static Map<String, JsonNode> byId(NotionPage page) {
        Map<String, JsonNode> properties = new HashMap<>();
        page.properties().values().forEach(property -> properties.put(property.path("id").asText(), property));
        return properties;
    }
}
