package io.sparkone.platform.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A fact that a service tells the others, with the attributes of CloudEvents 1.0.
 *
 * @param id identity of the fact; the same on every delivery
 * @param source who tells it, e.g. {@code /sparkone/api}
 * @param type past-tense name, e.g. {@code task.created}
 * @param subject what it is about, e.g. {@code task/12}
 * @param time when it happened
 * @param data the whole new state of the subject, as JSON with a {@code version}
 * @param traceparent W3C trace context of the change, or null
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
public record Event(UUID id, String source, String type, String subject, Instant time, String data,
        String traceparent) {

    /** Media type of {@link #data}. */
    public static final String CONTENT_TYPE = "application/json";

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }
}
