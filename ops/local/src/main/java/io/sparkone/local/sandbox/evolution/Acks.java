package io.sparkone.local.sandbox.evolution;

import java.util.List;

/** What WhatsApp says about a message after Evolution has taken it. */
public enum Acks {
    /** Nothing: it stays PENDING. */
    NONE,
    /** Taken by WhatsApp, the telephone is off. */
    SERVER("SERVER_ACK"),
    /** Taken by WhatsApp and shown on the telephone. */
    DELIVERY("SERVER_ACK", "DELIVERY_ACK"),
    /** Refused by WhatsApp. */
    ERROR("ERROR");

    private final List<String> statuses;

    Acks(String... statuses) {
        this.statuses = List.of(statuses);
    }

    List<String> statuses() {
        return statuses;
    }
}
