package io.sparkone.api.calendar;

import java.time.Instant;

/**
 * What a file calls off.
 *
 * @param occurrence the start of the occurrence that does not take place; null for the whole event
 * @param title null where the file does not repeat it
 * @param sequence of the file's version of the event, or null
 */
record Cancellation(String uid, Instant occurrence, String title, Integer sequence) {}
