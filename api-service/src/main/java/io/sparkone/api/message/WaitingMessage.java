package io.sparkone.api.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A message whose turn has come.
 *
 * @param traceparent of the trace in which it came, or null
 * @param attempts how often it was taken up, this time included
 */
record WaitingMessage(UUID id, Instant waitsSince, String traceparent, int attempts) {}
