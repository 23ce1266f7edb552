package io.sparkone.api.task;

import java.util.Arrays;
import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much a task matters, from least to most. */
public enum TaskPriority {

    LOW, MEDIUM, HIGH, URGENT;

    /** The name used over HTTP, in events and in the database. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static TaskPriority of(String name) {
        return Arrays.stream(values()).filter(p -> p.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }

    /** Stores the name. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<TaskPriority, String> {

        @Override
        public String convertToDatabaseColumn(TaskPriority priority) {
            return priority == null ? null : priority.toString();
        }

        @Override
        public TaskPriority convertToEntityAttribute(String name) {
            return name == null ? null : of(name);
        }
    }
}
