package io.sparkone.platform.stream;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.sparkone.platform.event.Event;

/** Events as the fields of Redis stream entries. */
final class EntryCodec {

    private EntryCodec() {}

    /** The arguments that the append script takes for one entry, in its order. */
    static List<String> arguments(StreamEntry entry) {
        Event event = entry.event();
        return List.of(StreamId.of(entry.seq()), event.id().toString(), event.source(), event.type(), event.subject(),
                event.time().toString(), event.data(), event.traceparent() == null ? "" : event.traceparent());
    }

    /** @throws MalformedEntryException if the fields are not those of an event */
    static StreamEntry decode(String stream, String id, Map<String, String> fields) throws MalformedEntryException {
        try {
            return new StreamEntry(stream, StreamId.seq(id),
                    new Event(UUID.fromString(fields.getOrDefault("id", "")), fields.getOrDefault("source", stream),
                            fields.get("type"), fields.getOrDefault("subject", ""),
                            Instant.parse(fields.getOrDefault("time", "")), fields.get("data"),
                            fields.get("traceparent")));
        } catch (IllegalArgumentException | DateTimeParseException | NullPointerException e) {
            throw new MalformedEntryException("Entry " + id + " of " + stream + " is not an event: " + e.getMessage(),
                    e);
        }
    }
}
