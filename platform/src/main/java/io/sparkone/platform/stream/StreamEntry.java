package io.sparkone.platform.stream;

import io.sparkone.platform.event.Event;

/**
 * An event at its place in a stream.
 *
 * @param seq number within the stream; the entry's id is {@code <seq>-0}
 */
public record StreamEntry(String stream, long seq, Event event) {}
