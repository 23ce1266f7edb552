package io.sparkone.platform.stream;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.sparkone.platform.event.Event;

/** Events as the fields of Redis stream entries. */
final class EntryCodec {

    private EntryCodec() {}

    /** How many arguments of the append script make one entry. */
    static final int ARGUMENTS = 8;

    /** Adds one entry as the append script takes it. */
    static void addArguments(StreamEntry entry, List<String> arguments) {
        Event event = entry.event();
        Collections.addAll(arguments, StreamId.of(entry.seq()), event.id().toString(), event.source(), event.type(),
                event.subject(), event.time().toString(), event.data(),
                event.traceparent() == null ? "" : event.traceparent());
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
