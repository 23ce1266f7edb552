package io.sparkone.api.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Takes JSON at its word: no number for a text, no text for a number, no time without an offset, no name twice, and no character
 * that PostgreSQL cannot store; and where a body says so, no field that is not known.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    /** Last, so that its readers of texts and times are asked before those of Quarkus' modules. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        // of two values for one name, readers on the way may take the other one
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.setConfig(json.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        json.addHandler(new UnknownFields());
        json.registerModule(new SimpleModule("sparkone-strict").addDeserializer(String.class, new StrictText())
                .addDeserializer(Instant.class, new StrictInstant()));
    }

    /** Refused where the body says so: {@link OnlyKnownFields}, {@link TextOnly}. */
    private static final class UnknownFields extends DeserializationProblemHandler {

        private static final Set<String> ATTACHMENTS = Set.of("attachment", "attachments", "audio", "document", "file",
                "files", "image", "images", "media", "sticker", "video");

        @Override
        public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
                JsonDeserializer<?> reader, Object body, String field) throws IOException {
            Class<?> type = reader.handledType();
            if (type.isAnnotationPresent(OnlyKnownFields.class)) {
                throw failure(parser, type, field, "is not known here; known are " + reader.getKnownPropertyNames()
                        .stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
            }
            if (type.isAnnotationPresent(TextOnly.class) && ATTACHMENTS.contains(field)) {
                throw failure(parser, type, field, "cannot be read: attachments are not accepted, only text");
            }
            return false;
        }

        private static JsonMappingException failure(JsonParser parser, Class<?> type, String field, String reason) {
            JsonMappingException failure = MismatchedInputException.from(parser, type, reason);
            failure.prependPath(type, field);
            return failure;
        }
    }

    /** A string is a string, of characters that can be stored. */
    private static final class StrictText extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        StrictText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            return Text.isStorable(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, text,
                            "holds a NUL character or half of a surrogate pair");
        }
    }

    /** RFC 3339 with an offset, within the years that every part of the system can hold. */
    private static final class StrictInstant extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        StrictInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Times.parse(parser.getText());
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(),
                        "is not an RFC 3339 time with offset, e.g. 2026-11-20T17:00:00-03:00");
            }
        }
    }
}
