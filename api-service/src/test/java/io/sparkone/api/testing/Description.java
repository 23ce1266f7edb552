package io.sparkone.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An OpenAPI document, as far as requests can be made of it. */
public record Description(JsonNode document) {

    private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();
    private static final int DEEPEST = 5;

    /** @param method in upper case */
    public record Operation(String method, String path, JsonNode node) {

        public List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            node.path("parameters").forEach(p -> {
                if (p.path("in").asText().equals(in)) {
                    found.add(p);
                }
            });
            return found;
        }
    }

    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue().properties().forEach(operation -> {
                if (operation.getValue().has("responses")) {
                    all.add(new Operation(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()));
                }
            });
        }
        return all;
    }

    public JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** A value that the schema allows, as far as that can be told from it. */
    public JsonNode good(JsonNode unresolved, Random random, int depth) {
        JsonNode schema = resolved(unresolved);
        if (depth > DEEPEST) {
            return JSON.nullNode();
        }
        if (schema.path("examples").size() > 0 && random.nextInt(3) > 0) {
            return schema.path("examples").get(0);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, random, depth);
            case "array" -> JSON.arrayNode().add(good(schema.path("items"), random, depth + 1));
            case "integer", "number" -> JSON.numberNode(1 + random.nextInt(50));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(schema, random));
        };
    }

    private JsonNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(field -> {
            if (random.nextInt(3) > 0) {
                object.set(field.getKey(), good(field.getValue(), random, depth + 1));
            }
        });
        return object;
    }

    private static String text(JsonNode schema, Random random) {
        return switch (schema.path("format").asText()) {
            case "date-time" -> "2030-0" + (1 + random.nextInt(9)) + "-15T10:30:00-03:00";
            case "date" -> "2030-01-0" + (1 + random.nextInt(9));
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "duration" -> "P1D";
            default -> List.of("comprar pão", "amanhã às 15h reunião", "FREQ=DAILY;COUNT=3", "07:30", "pt-BR")
                    .get(random.nextInt(5));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }
}
