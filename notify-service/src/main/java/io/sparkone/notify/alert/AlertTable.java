package io.sparkone.notify.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.alert.AlertmanagerPayload.Alert;
import io.sparkone.notify.database.Database;

/** The alerts that were heard of. */
@ApplicationScoped
class AlertTable {

    private final Database database;

    AlertTable(Database database) {
        this.database = database;
    }

    /**
     * Records an alert.
     *
     * @return its number of repetitions if it is to be told: new, or firing for so long that a reminder is due; else empty
     */
    Optional<Integer> record(Alert alert, Instant now, Duration remindAfter) {
        Instant startsAt = alert.startsAt().toInstant();
        boolean fresh = database.update("""
                insert into alert (fingerprint, starts_at, status, told_at, seen_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""", alert.fingerprint(), startsAt, alert.status(), now, now) == 1;
        if (fresh) {
            return Optional.of(0);
        }
        Optional<Integer> reminder = alert.isFiring()
                ? database.first(row -> row.number("repeats"), """
                        update alert set told_at = ?, seen_at = ?, repeats = repeats + 1
                        where fingerprint = ? and starts_at = ? and status = ? and told_at <= ? returning repeats""",
                        now, now,
                        alert.fingerprint(), startsAt, alert.status(), now.minus(remindAfter))
                : Optional.empty();
        if (reminder.isEmpty()) {
            database.update("update alert set seen_at = ? where fingerprint = ? and starts_at = ? and status = ?", now,
                    alert.fingerprint(), startsAt, alert.status());
        }
        return reminder;
    }

    void toldBy(UUID notification, Alert alert) {
        database.update("""
                update alert set notification_id = ? where fingerprint = ? and starts_at = ? and status = ?""",
                notification, alert.fingerprint(), alert.startsAt().toInstant(), alert.status());
    }

    /** The notice that told, or is to tell, that this alert fires; empty also where some alert of that notice still does. */
    Optional<UUID> noticeOfResolved(Alert resolved) {
        List<UUID> notices = database.list(row -> row.uuid("notification_id"), """
                select notification_id from alert f where fingerprint = ? and starts_at = ? and status = 'firing'
                  and notification_id is not null and not exists (
                    select 1 from alert o where o.notification_id = f.notification_id and o.status = 'firing'
                      and not exists (select 1 from alert r where r.fingerprint = o.fingerprint
                                        and r.starts_at = o.starts_at and r.status = 'resolved'))""",
                resolved.fingerprint(), resolved.startsAt().toInstant());
        return notices.stream().findFirst();
    }

    void forget(Instant before) {
        database.update("""
                delete from alert where (fingerprint, starts_at, status) in
                  (select fingerprint, starts_at, status from alert where seen_at < ? limit 1000)""", before);
    }
}
