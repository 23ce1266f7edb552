package io.sparkone.api.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;

/**
 * A question to a language model. What a person wrote is data: it stands in the user's part, as one JSON string, and never in
 * the instructions.
 */
record Prompt(String instructions, String text, JsonSchema schema) {

    private static final String READ = resource("read.txt");
    private static final String CORRECT = resource("correct.txt");
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    /** Asks what a message wants. */
    static Prompt read(String message, ZonedDateTime now) {
        JsonObjectSchema answer = JsonObjectSchema.builder()
                .addEnumProperty("action", Proposal.ACTIONS)
                .addStringProperty("title").addStringProperty("date").addStringProperty("time")
                .addStringProperty("end_date").addStringProperty("end_time").addStringProperty("place")
                .addEnumProperty("priority", List.of("", "low", "medium", "high", "urgent"))
                .required("action", "title", "date", "time", "end_date", "end_time", "place", "priority")
                .additionalProperties(false).build();
        return new Prompt(READ.replace("{now}", NOW.format(now)).replace("{zone}", now.getZone().getId()), message,
                schema("message", answer));
    }

    /** Asks for a text without its mistakes. */
    static Prompt correct(String text) {
        return new Prompt(CORRECT, text, schema("correction", JsonObjectSchema.builder().addStringProperty("text")
                .required("text").additionalProperties(false).build()));
    }

    private static JsonSchema schema(String name, JsonObjectSchema root) {
        return JsonSchema.builder().name(name).rootElement(root).build();
    }

    ChatRequest request() {
        String data = JsonNodeFactory.instance.objectNode().put("message", text).toString();
        return ChatRequest.builder().messages(SystemMessage.from(instructions), UserMessage.from(data))
                .responseFormat(ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build())
                .build();
    }

    private static String resource(String name) {
        try (InputStream in = Prompt.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
