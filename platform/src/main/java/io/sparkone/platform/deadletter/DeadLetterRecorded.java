package io.sparkone.platform.deadletter;

import java.util.UUID;

/** Payload of {@code dead_letter.recorded}: an event that a service could not apply. */
record DeadLetterRecorded(String service, UUID eventId, String type, String subject, int attempts, String error,
        int version) {}
