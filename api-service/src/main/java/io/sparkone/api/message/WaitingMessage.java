package io.sparkone.api.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A message whose turn has come.
 *
 * @param asksModel whether a model is to be asked; else it only waited for one before it
 * @param traceparent of the trace in which it came, or null
 * @param attempts how often it was taken up, this time included
 */
record WaitingMessage(UUID id, boolean asksModel, Instant waitsSince, String traceparent, int attempts) {}
