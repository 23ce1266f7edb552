package io.sparkone.api.calendar;

import java.util.List;

/** A part of the events that a filter finds, earliest first, and how many it finds in all. */
public record EventList(List<EventView> events, long total, int limit, int offset) {}
