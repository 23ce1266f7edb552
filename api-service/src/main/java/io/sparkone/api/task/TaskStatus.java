package io.sparkone.api.task;

import java.util.Arrays;
import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a task has come. */
public enum TaskStatus {

    PENDING, IN_PROGRESS, COMPLETED, CANCELLED;

    /** The name used over HTTP, in events and in the database. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is still something to do. */
    public boolean isOpen() {
        return this == PENDING || this == IN_PROGRESS;
    }

    /** Reads a name; {@code todo}, the word of the system that this one replaced, is {@code pending}. */
    @JsonCreator
    public static TaskStatus of(String name) {
        return "todo".equals(name)
                ? PENDING
                : Arrays.stream(values()).filter(s -> s.toString().equals(name)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }

    /** Stores the name. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<TaskStatus, String> {

        @Override
        public String convertToDatabaseColumn(TaskStatus status) {
            return status == null ? null : status.toString();
        }

        @Override
        public TaskStatus convertToEntityAttribute(String name) {
            return name == null ? null : of(name);
        }
    }
}
