package io.sparkone.platform.event;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Turns payload records into the JSON of {@link Event#data()} and back. */
@ApplicationScoped
public class EventPayload {

    private final ObjectMapper json;

    EventPayload(ObjectMapper json) {
        this.json = json;
    }

    /** Reads the payload into a record that declares only the fields that its consumer needs. */
    public <T> T read(Event event, Class<T> type) throws MalformedEventException {
        try {
            return json.readValue(event.data(), type);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(event, e);
        }
    }

    /** Writes a payload record as JSON. */
    public String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON payload: " + payload.getClass().getName(), e);
        }
    }
}
