package io.sparkone.api.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.hibernate.orm.panache.PanacheQuery;

import io.sparkone.api.http.Folding;

/**
 * Which events are wanted; what is null does not matter.
 *
 * @param from not over before; an event without an end is over when it begins
 * @param to begins before
 */
public record EventFilter(Instant from, Instant to, EventStatus status) {

    private static final String EARLIEST_FIRST = " order by startAt, id";
    private static final String NOT_OVER = "(recurrence is not null and lastAt is null or coalesce(lastAt, endAt, startAt) >= ?%d)";

    PanacheQuery<CalendarEvent> find() {
        StringBuilder hql = new StringBuilder("where deletedAt is null");
        List<Object> values = new ArrayList<>();
        add(hql, values, NOT_OVER, from);
        add(hql, values, "startAt < ?%d", to);
        add(hql, values, "status = ?%d", status);
        return CalendarEvent.find(hql + EARLIEST_FIRST, values.toArray());
    }

    private static void add(StringBuilder hql, List<Object> values, String condition, Object value) {
        if (value != null) {
            values.add(value);
            hql.append(" and ").append(condition.formatted(values.size()));
        }
    }

    /** Events that may take place in a period. */
    static List<CalendarEvent> relevant(Instant from, Instant to) {
        return CalendarEvent.list("where deletedAt is null and status <> ?1 and startAt < ?2 and "
                + NOT_OVER.formatted(3) + EARLIEST_FIRST, EventStatus.CANCELLED, to, from);
    }

    static PanacheQuery<CalendarEvent> titled(String words, Instant now) {
        StringBuilder hql = new StringBuilder("where deletedAt is null");
        List<Object> values = new ArrayList<>();
        add(hql, values, "status <> ?%d", EventStatus.CANCELLED);
        add(hql, values, NOT_OVER, now);
        for (String word : words.strip().split("\\s+")) {
            add(hql, values, Folding.column("title") + " like ?%d escape '!'", Folding.pattern(word));
        }
        return CalendarEvent.find(hql + EARLIEST_FIRST, values.toArray());
    }
}
