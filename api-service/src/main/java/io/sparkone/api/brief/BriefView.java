package io.sparkone.api.brief;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.sparkone.api.calendar.EventView;
import io.sparkone.api.task.TaskView;

/**
 * A day at a glance.
 *
 * @param timezone IANA name of the zone in which the day is meant
 * @param overdueTasks open tasks that were due before the day, or on it before now
 * @param todayTasks open tasks due on the day, and not yet overdue
 * @param failedNotifications of the last day, which arrived by no channel
 * @param sync the last run of each link
 * @param backup the newest backup, or null before the first
 */
public record BriefView(LocalDate date, String timezone, Instant generatedAt, List<TaskView> overdueTasks,
        List<TaskView> todayTasks, List<EventView> todayEvents, List<EventView> tomorrowEvents,
        List<FailedNotification> failedNotifications, List<SyncState> sync, BackupState backup) {

    /** @param recipient masked */
    public record FailedNotification(String kind, String channel, String recipient, String error, Instant at) {}

    /** @param status {@code success}, {@code failure} or {@code skipped} */
    public record SyncState(String link, String status, Instant finishedAt, int conflicts, int failed,
            String detail) {}

    /** @param status {@code verified}, {@code completed} or {@code failed} */
    public record BackupState(String status, Instant finishedAt, Long sizeBytes, String error) {}
}
