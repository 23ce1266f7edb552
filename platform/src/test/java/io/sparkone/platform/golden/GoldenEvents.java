package io.sparkone.platform.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.platform.event.Event;

/** One sample of each event's data, against which producers and consumers are tested. */
public final class GoldenEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenEvents() {}

    /** The sample of an event type, as JSON text. */
    public static String data(String type) {
        try (InputStream sample = GoldenEvents.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (sample == null) {
                throw new IllegalArgumentException("No golden sample of " + type);
            }
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sample as an event of its producer. */
    public static Event event(String type) {
        return new Event(new UUID(0, 1), "/sparkone/golden", type, "golden/1", Instant.EPOCH, data(type), null);
    }

    /** The names of the sample's fields: what a producer has to write, no more and no less. */
    public static Set<String> fields(String type) {
        return fields(JSON, data(type));
    }

    /** The names of the fields of a payload as it was written. */
    public static Set<String> fields(ObjectMapper json, String data) {
        try {
            Set<String> names = new TreeSet<>();
            JsonNode node = json.readTree(data);
            node.fieldNames().forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
