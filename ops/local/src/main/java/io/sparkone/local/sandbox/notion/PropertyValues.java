package io.sparkone.local.sandbox.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Values of properties: from the form of requests to that of responses. */
final class PropertyValues {
    /** How many items of a text or list a page response shows; the rest is at the property's own address. */
    static final int SHOWN = 25;

    private PropertyValues() {}

    static JsonNode empty(PropertyType type) {
        return type.isArray() ? Json.array() : type == PropertyType.CHECKBOX ? Json.tree(false) : NullNode.instance;
    }

    /**
     * Checks a value of a request.
     *
     * @param property as it is in the schema; a select may name an option that it lacks
     * @param given the whole value, such as {@code {"select":{"name":"High"}}}
     */
    static JsonNode accept(Property property, JsonNode given) {
        String key = property.type().key();
        if (!given.isObject() || !given.has(key)) {
            throw NotionError.validation(property.name() + " is expected to be " + key + ".");
        }
        JsonNode value = given.get(key);
        String path = "properties." + property.name() + "." + key;
        return switch (property.type()) {
            case TITLE, RICH_TEXT -> RichText.accept(path, value);
            case SELECT, STATUS -> value.isNull() ? value : option(property, path, value).toJson();
            case MULTI_SELECT -> {
                ArrayNode chosen = Json.array();
                value.forEach(item -> chosen.add(option(property, path, item).toJson()));
                yield chosen;
            }
            case DATE -> value.isNull() ? value : NotionDates.accept(path, value);
            case PEOPLE -> people(path, value);
            default -> scalar(property.type(), path, value);
        };
    }

    private static JsonNode scalar(PropertyType type, String path, JsonNode value) {
        boolean fits = type == PropertyType.NUMBER
                ? value.isNumber()
                : type == PropertyType.CHECKBOX ? value.isBoolean() : value.isTextual();
        if (!fits && (!value.isNull() || type == PropertyType.CHECKBOX)) {
            throw NotionError.body(path, type == PropertyType.NUMBER
                    ? "a number"
                    : type == PropertyType.CHECKBOX ? "a boolean" : "a string", value);
        }
        return value;
    }

    private static Property.Option option(Property property, String path, JsonNode value) {
        if (value.hasNonNull("id")) {
            String id = value.get("id").asText();
            return property.options().stream().filter(option -> option.id().equals(id)).findFirst()
                    .orElseThrow(() -> NotionError.validation("Option with ID \"" + id + "\" does not exist."));
        }
        if (!value.path("name").isTextual()) {
            throw NotionError.body(path + ".name", "defined", value.path("name"));
        }
        String name = value.get("name").asText();
        if (property.type() == PropertyType.STATUS) {
            return property.option(name).orElseThrow(() -> NotionError
                    .validation("Invalid status option. Status option \"" + name + "\" does not exist\"."));
        }
        if (name.contains(",")) {
            throw NotionError.validation("Invalid select option, commas not allowed: " + name);
        }
        return property.option(name).orElseGet(() -> Property.Option.named(name));
    }

    private static ArrayNode people(String path, JsonNode value) {
        if (!value.isArray() || value.size() > 100) {
            throw NotionError.body(path, "an array of at most 100 users", value);
        }
        ArrayNode users = Json.array();
        value.forEach(user -> users.addObject().put("object", "user").put("id", user.path("id").asText()));
        return users;
    }

    /** A value as a page response shows it. */
    static ObjectNode render(Property property, JsonNode value) {
        ObjectNode json = Json.object().put("id", property.id()).put("type", property.type().key());
        JsonNode shown = value;
        if ((property.type().isText() || property.type() == PropertyType.PEOPLE) && value.size() > SHOWN) {
            ArrayNode first = Json.array();
            for (int i = 0; i < SHOWN; i++) {
                first.add(value.get(i));
            }
            shown = first;
        }
        json.set(property.type().key(), shown);
        return json;
    }

    /** A value as a person reads it: text, option names, the start of a date; null when empty. */
    static String plain(Property property, JsonNode value) {
        if (value.isNull() || value.isArray() && value.isEmpty()) {
            return null;
        }
        return switch (property.type()) {
            case TITLE, RICH_TEXT -> RichText.text(value);
            case SELECT, STATUS -> value.path("name").asText();
            case DATE -> value.path("start").asText();
            case MULTI_SELECT -> String.join(", ", value.findValuesAsText("name"));
            case PEOPLE -> String.join(", ", value.findValuesAsText("id"));
            default -> value.asText();
        };
    }

    /** A value in the form of requests, from what a person would type; null clears. */
    static JsonNode typed(Property property, JsonNode text) {
        ObjectNode value = Json.object();
        String key = property.type().key();
        if (property.type().isText()) {
            value.set(key, text.isNull() ? Json.array() : pieces(text.asText()));
        } else if (text.isNull() || !text.isTextual()) {
            value.set(key, text);
        } else if (property.type() == PropertyType.SELECT || property.type() == PropertyType.STATUS) {
            value.putObject(key).put("name", text.asText());
        } else if (property.type() == PropertyType.DATE) {
            value.putObject(key).put("start", text.asText());
        } else {
            value.set(key, text);
        }
        return value;
    }

    private static ArrayNode pieces(String text) {
        ArrayNode items = Json.array();
        for (int from = 0; from < text.length(); from += 2000) {
            items.addObject().putObject("text").put("content",
                    text.substring(from, Math.min(text.length(), from + 2000)));
        }
        return items;
    }
}
