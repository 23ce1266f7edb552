package io.sparkone.api.calendar;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

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
    public String uid;
    public String recurrenceId;
    public String channel;
    public String sender;
    public Instant createdAt;
    public Instant updatedAt;
    public Instant deletedAt;

    /** Whether its times are those of a zone: whole days, or the same time of day again and again. */
    boolean isTiedToZone() {
        return allDay || recurrence != null;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
