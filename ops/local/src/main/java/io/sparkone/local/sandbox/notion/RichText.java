package io.sparkone.local.sandbox.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Json;

/** Notion's text: an array of at most 100 items of at most 2,000 UTF-16 units each. */
final class RichText {
    private static final int ITEMS = 100;
    private static final int LENGTH = 2000;

    private RichText() {}

    /** Checks the items of a request, and completes them as responses show them. */
    static ArrayNode accept(String path, JsonNode items) {
        if (!items.isArray()) {
            throw NotionError.body(path, "an array", items);
        }
        if (items.size() > ITEMS) {
            throw NotionError.validation("body failed validation: body." + path + ".length should be ≤ `" + ITEMS
                    + "`, instead was `" + items.size() + "`.");
        }
        ArrayNode accepted = Json.array();
        for (int i = 0; i < items.size(); i++) {
            JsonNode text = items.get(i).path("text");
            JsonNode content = text.path("content");
            String here = path + "[" + i + "].text";
            if (!content.isTextual()) {
                throw NotionError.body(text.isMissingNode() ? here : here + ".content",
                        text.isMissingNode() ? "defined" : "a string", text.isMissingNode() ? null : content);
            }
            if (content.asText().length() > LENGTH) {
                throw NotionError.validation("body failed validation: body." + here + ".content.length should be ≤ `"
                        + LENGTH + "`, instead was `" + content.asText().length() + "`.");
            }
            accepted.add(item(content.asText(), text.path("link"), items.get(i).path("annotations")));
        }
        return accepted;
    }

    /** One plain item. */
    static ArrayNode plain(String content) {
        return Json.array().add(item(content, Json.object().nullNode(), Json.object()));
    }

    /** The text without its formatting. */
    static String text(JsonNode items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(item.path("plain_text").asText()));
        return text.toString();
    }

    private static ObjectNode item(String content, JsonNode link, JsonNode annotations) {
        ObjectNode item = Json.object().put("type", "text");
        item.putObject("text").put("content", content).set("link",
                link.isObject() ? link : null);
        ObjectNode marks = item.putObject("annotations");
        for (String mark : new String[]{"bold", "italic", "strikethrough", "underline", "code"}) {
            marks.put(mark, annotations.path(mark).asBoolean(false));
        }
        marks.put("color", annotations.path("color").asText("default"));
        item.put("plain_text", content).put("href", link.path("url").asText(null));
        return item;
    }
}
