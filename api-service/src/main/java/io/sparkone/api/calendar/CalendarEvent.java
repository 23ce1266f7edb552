package io.sparkone.api.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

import io.sparkone.api.recurrence.Series;

/** Something that takes place. Changed only under a lock of its row, so that versions and events have one order. */
@Entity
class CalendarEvent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public int version;
    public String title;
    public Instant startAt;
    public Instant endAt;
    public boolean allDay;
    public String location;
    public EventStatus status;
    public String recurrence;
    public String timeZone;
    public String excluded;
    public LocalDateTime meantAt;
    public String uid;
    public String recurrenceId;
    public Integer sequence;
    public Instant lastAt;
    public String channel;
    public String sender;
    public Instant createdAt;
    public Instant updatedAt;
    public Instant deletedAt;

    /** Whether its times are those of a zone: whole days, or the same time of day again and again. */
    boolean isTiedToZone() {
        return allDay || recurrence != null;
    }

    /** Notes when a series is over, so that it is not listed among what is to come. */
    void noteEnd() {
        Duration length = endAt == null ? Duration.ZERO : Duration.between(startAt, endAt);
        lastAt = recurrence == null || timeZone == null
                ? null
                : series(ZoneId.of(timeZone)).last().map(last -> last.plus(length)).orElse(null);
    }

    private Series series(ZoneId zone) {
        return new Series(recurrence, EventView.start(startAt, meantAt, allDay, zone), zone);
    }

    /**
     * Leaves an occurrence out.
     *
     * @return whether it was not left out before
     */
    boolean exclude(Instant start) {
        SortedSet<Instant> starts = new TreeSet<>(Excluded.read(excluded));
        boolean added = starts.add(start);
        excluded = Excluded.write(List.copyOf(starts));
        return added;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
