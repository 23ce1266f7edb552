package io.sparkone.api.task;

import java.time.Instant;
import java.time.LocalDateTime;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something to do. Changed only under a lock of its row, so that versions and events have one order. */
@Entity
class Task extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public int version;
    public String title;
    public String description;
    public TaskStatus status;
    public TaskPriority priority;
    public Instant dueAt;
    /** What clocks would have shown at the due time of something that repeats, had they not skipped it; null where they show it. */
    public LocalDateTime meantAt;
    public String recurrence;
    public Long successorId;
    public String channel;
    public String sender;
    public Instant createdAt;
    public Instant updatedAt;
    public Instant completedAt;
    public Instant deletedAt;

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Sets the status, and with it when the task was completed. */
    void moveTo(TaskStatus next, Instant now) {
        if (next == TaskStatus.COMPLETED && status != TaskStatus.COMPLETED) {
            completedAt = now;
        } else if (next != TaskStatus.COMPLETED) {
            completedAt = null;
        }
        status = next;
    }
}
