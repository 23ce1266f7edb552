package io.sparkone.platform.event;

import java.util.Set;

/**
 * Applies events of one stream. A bean that implements it is found and called by the consumer of that stream.
 */
public interface EventHandler {

    /** The stream read, e.g. {@code sparkone:api}. */
    String stream();

    /** The event types handled; others of the stream are passed over. */
    Set<String> types();

    /**
     * Applies one event, inside the transaction that also records it in the inbox: an event's effect commits once, however
     * often it is delivered. The event may be older than what was applied before, so compare versions. Work outside
     * the database (HTTP, mail) does not belong here: record the intent and do it after the commit.
     *
     * @throws Exception if it cannot be applied; it is tried again, and in the end becomes a dead letter
     */
    void handle(Event event) throws Exception;
}
