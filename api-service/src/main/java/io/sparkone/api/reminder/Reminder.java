package io.sparkone.api.reminder;

import java.time.Instant;

import io.sparkone.api.notice.Notice;

/**
 * A reminder whose moment has come.
 *
 * @param uselessAfter when it is of no use any more, or null
 */
record Reminder(Notice notice, Instant uselessAfter) {}
