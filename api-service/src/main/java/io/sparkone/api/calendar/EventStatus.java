package io.sparkone.api.calendar;

import java.util.Arrays;
import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an event takes place. */
public enum EventStatus {

    CONFIRMED, TENTATIVE, CANCELLED;

    /** The name used over HTTP, in events and in the database. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static EventStatus of(String name) {
        return Arrays.stream(values()).filter(s -> s.toString().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(values())));
    }

    /** Stores the name. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<EventStatus, String> {

        @Override
        public String convertToDatabaseColumn(EventStatus status) {
            return status == null ? null : status.toString();
        }

        @Override
        public EventStatus convertToEntityAttribute(String name) {
            return name == null ? null : of(name);
        }
    }
}
