package io.sparkone.sync.merge;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The fields of a task that are kept in step, with their names in events. */
public enum Field {
    @JsonProperty("title")
    TITLE("title"), @JsonProperty("description")
    DESCRIPTION("description"), @JsonProperty("status")
    STATUS("status"), @JsonProperty("priority")
    PRIORITY("priority"), @JsonProperty("due_at")
    DUE_AT("due_at");

    private final String key;

    Field(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException for a name that no field has */
    public static Field of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No field " + key));
    }

    /**
     * Who wins where both sides changed the field: the hub knows best what was done, a person at the remote side what it is
     * about.
     */
    public Side preferred() {
        return this == STATUS ? Side.HUB : Side.REMOTE;
    }
}
