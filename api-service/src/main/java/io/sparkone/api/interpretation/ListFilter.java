package io.sparkone.api.interpretation;

import java.time.LocalDate;

/**
 * Which items the writer wants to see.
 *
 * @param from
 *            the first day, in the writer's zone; null for any
 * @param to
 *            the last day, inclusive; null for any
 * @param overdue
 *            only what should have been done before now
 * @param status
 *            {@code pending}, {@code in_progress}, {@code completed} or {@code cancelled}; null for the usual ones
 * @param priority
 *            null for any
 */
public record ListFilter(LocalDate from, LocalDate to, boolean overdue, String status, Priority priority) {}
