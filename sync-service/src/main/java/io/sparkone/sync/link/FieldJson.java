package io.sparkone.sync.link;

import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** Maps by field, as they stand in the database. */
@ApplicationScoped
class FieldJson {

    private static final TypeReference<EnumMap<Field, Base>> BASES = new TypeReference<>() {
    };
    private static final TypeReference<EnumMap<Field, Cell>> CELLS = new TypeReference<>() {
    };

    private static final TypeReference<EnumMap<Field, String>> TEXTS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    FieldJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Map<Field, ?> map) {
        try {
            return json.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Map<Field, Base> bases(String text) {
        return read(text, BASES);
    }

    /** Empty for null. */
    Map<Field, Cell> cells(String text) {
        return text == null ? Map.of() : read(text, CELLS);
    }

    Map<Field, String> texts(String text) {
        return read(text, TEXTS);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not as it was written: " + text, e);
        }
    }
}
