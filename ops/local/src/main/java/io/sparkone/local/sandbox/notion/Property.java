package io.sparkone.local.sandbox.notion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/**
 * A column of a data source.
 *
 * @param id stable under renaming; percent-encoded, as the API shows it
 * @param options of select, multi-select and status, in order
 */
record Property(String id, String name, PropertyType type, List<Option> options) {

    /** One choice. */
    record Option(String id, String name, String color) {
        static Option named(String name) {
            return new Option(UUID.randomUUID().toString(), name, "default");
        }

        ObjectNode toJson() {
            return Json.object().put("id", id).put("name", name).put("color", color);
        }
    }

    Property {
        options = List.copyOf(options);
    }

    static Property of(String id, String name, PropertyType type, String... options) {
        return new Property(id, name, type, List.of(options).stream().map(Option::named).toList());
    }

    Optional<Option> option(String optionName) {
        return options.stream().filter(option -> option.name().equals(optionName)).findFirst();
    }

    Property renamed(String newName) {
        return new Property(id, newName, type, options);
    }

    Property withOptions(List<Option> newOptions) {
        return new Property(id, name, type, newOptions);
    }

    Property withOption(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return withOptions(more);
    }

    /** With the options of a value that a select does not have yet. */
    Property withOptionsOf(JsonNode value) {
        if (type != PropertyType.SELECT && type != PropertyType.MULTI_SELECT) {
            return this;
        }
        Property property = this;
        for (JsonNode option : value.isArray() ? value : List.of(value)) {
            if (option.isObject() && property.option(option.get("name").asText()).isEmpty()) {
                property = property.withOption(new Option(option.get("id").asText(), option.get("name").asText(),
                        option.get("color").asText()));
            }
        }
        return property;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("id", id).put("name", name).putNull("description").put("type", type.key());
        ObjectNode configuration = json.putObject(type.key());
        if (type.hasOptions()) {
            ArrayNode list = configuration.putArray("options");
            options.forEach(option -> list.add(option.toJson().putNull("description")));
        }
        if (type == PropertyType.STATUS) {
            configuration.set("groups", groups());
        }
        if (type == PropertyType.NUMBER) {
            configuration.put("format", "number");
        }
        return json;
    }

    /** Notion sorts the choices of a status into three groups: the first, those between, and those that end. */
    private ArrayNode groups() {
        ArrayNode groups = Json.array();
        String[][] names = {{"To-do", "gray"}, {"In progress", "blue"}, {"Complete", "green"}};
        for (int group = 0; group < names.length; group++) {
            ArrayNode ids = groups.addObject().put("id", UUID.nameUUIDFromBytes(names[group][0].getBytes()).toString())
                    .put("name", names[group][0]).put("color", names[group][1]).putArray("option_ids");
            for (int i = 0; i < options.size(); i++) {
                if (group == Math.min(i, 2)) {
                    ids.add(options.get(i).id());
                }
            }
        }
        return groups;
    }
}
