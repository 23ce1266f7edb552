package io.sparkone.sync.hub;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/**
 * A task as its owner told last; also the payload of the events that tell it.
 *
 * @param id of the task
 * @param status {@code pending}, {@code in_progress}, {@code completed} or {@code cancelled}
 * @param priority {@code low}, {@code medium}, {@code high} or {@code urgent}
 * @param dueAt or null
 * @param version grows with each change
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HubTask(long id, String title, String description, String status, String priority, Instant dueAt,
        int version, boolean deleted) {

    /** The fields as a link sees them. */
    public Map<Field, Cell> cells() {
        Map<Field, Cell> cells = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            cells.put(field, Cell.of(field, raw(field)));
        }
        return cells;
    }

    private String raw(Field field) {
        switch (field) {
            case TITLE :
                return title;
            case DESCRIPTION :
                return description;
            case STATUS :
                return status;
            case PRIORITY :
                return priority;
            default :
                return dueAt == null ? null : dueAt.toString();
        }
    }
}
