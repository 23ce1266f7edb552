package io.sparkone.api.brief;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.brief.BriefView.BackupState;
import io.sparkone.api.brief.BriefView.FailedNotification;
import io.sparkone.api.brief.BriefView.SyncState;
import io.sparkone.platform.sql.Sql;

/** What the other services last told about themselves. */
@ApplicationScoped
class SuiteState {

    private static final String SAVE_SYNC = """
            insert into sync_state (link, status, finished_at, conflicts, failed, detail) values (?, ?, ?, ?, ?, ?)
            on conflict (link) do update set status = excluded.status, finished_at = excluded.finished_at,
                conflicts = excluded.conflicts, failed = excluded.failed, detail = excluded.detail
            where sync_state.finished_at <= excluded.finished_at""";
    private static final String SAVE_BACKUP = """
            insert into backup_state (backup_id, type, verified, finished_at, size_bytes, error, version)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (backup_id) do update set type = excluded.type, verified = excluded.verified,
                finished_at = excluded.finished_at, size_bytes = excluded.size_bytes, error = excluded.error,
                version = excluded.version
            where backup_state.version < excluded.version""";
    private static final String SAVE_FAILURE = """
            insert into failed_notification (notification_id, kind, channel, recipient, error, at, delivered)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (notification_id) do update
            set delivered = failed_notification.delivered or excluded.delivered, channel = excluded.channel,
                recipient = excluded.recipient, error = excluded.error, at = excluded.at""";

    private final Sql sql;

    SuiteState(Sql sql) {
        this.sql = sql;
    }

    void save(SuiteEvents.SyncRunFinished run) {
        sql.update(SAVE_SYNC, run.link(), run.status(), run.finishedAt(), run.conflicts(), run.failed(),
                run.detail());
    }

    void save(SuiteEvents.Backup backup, String type, Instant at) {
        sql.update(SAVE_BACKUP, backup.backupId(), type, backup.verified(),
                backup.finishedAt() == null ? at : backup.finishedAt(), backup.sizeBytes(), backup.error(),
                backup.version());
    }

    void save(SuiteEvents.Delivery delivery, boolean delivered) {
        sql.update(SAVE_FAILURE, delivery.notificationId(), delivery.kind(), delivery.channel(), delivery.recipient(),
                delivery.error(), delivery.at(), delivered);
    }

    /** Notices that arrived by no channel, newest first. */
    List<FailedNotification> failedNotifications(Instant since) {
        return sql.query("""
                select kind, channel, recipient, error, at from failed_notification
                where not delivered and at >= ? order by at desc limit 50""", row -> new FailedNotification(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), Sql.instant(row, "at")), since);
    }

    List<SyncState> sync() {
        return sql.query("select link, status, finished_at, conflicts, failed, detail from sync_state order by link",
                row -> new SyncState(row.getString(1), row.getString(2), Sql.instant(row, "finished_at"), row.getInt(4),
                        row.getInt(5),
                        row.getString(6)));
    }

    Optional<BackupState> backup() {
        return sql.first("""
                select type, verified, finished_at, size_bytes, error from backup_state
                order by finished_at desc limit 1""", SuiteState::backup);
    }

    private static BackupState backup(ResultSet row) throws SQLException {
        String status = row.getString(1).equals("backup.failed")
                ? "failed"
                : row.getBoolean(2) ? "verified" : "completed";
        return new BackupState(status, Sql.instant(row, "finished_at"), row.getObject(4, Long.class), row.getString(5));
    }
}
