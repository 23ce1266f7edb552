package io.sparkone.backup.run;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.backup.content.Manifest;
import io.sparkone.backup.notice.Notices;
import io.sparkone.backup.sql.Sql;
import io.sparkone.backup.verification.VerificationReport;
import io.sparkone.platform.outbox.Outbox;

/** The backups and their states. Each change commits together with the event that tells of it. */
@ApplicationScoped
public class Backups {

    private final BackupTable table;
    private final DataSource database;
    private final Outbox outbox;
    private final Notices notices;
    private final ObjectMapper json;

    Backups(BackupTable table, DataSource database, Outbox outbox, Notices notices, ObjectMapper json) {
        this.table = table;
        this.database = database;
        this.outbox = outbox;
        this.notices = notices;
        this.json = json;
    }

    /**
     * Asks for a backup.
     *
     * @param idempotencyKey or null
     * @return the new one, or the one that the key or the queue already holds
     */
    @Transactional(rollbackOn = Exception.class)
    Backup request(String name, String origin, String idempotencyKey) throws SQLException {
        UUID id = UUID.randomUUID();
        if (table.insert(id, name, origin, idempotencyKey)) {
            return table.find(id).orElseThrow();
        }
        Optional<Backup> known = idempotencyKey == null
                ? Optional.empty()
                : table.findByIdempotencyKey(idempotencyKey);
        return known.or(() -> waiting(name))
                .orElseThrow(() -> new SQLException("the waiting backup of " + name + " was just begun: ask again"));
    }

    /**
     * Asks for a scheduled backup, once however many replicas do; says so when windows passed without one.
     *
     * @param key of the moment
     * @return false if it is there already
     */
    @Transactional(rollbackOn = Exception.class)
    boolean requestDue(String name, String key, int missed, Instant due) throws SQLException {
        if (!table.insert(UUID.randomUUID(), name, "schedule", key)) {
            return false;
        }
        if (missed > 0) {
            notices.failure("backup-late", key, name, due, missed);
        }
        return true;
    }

    /** Tells the operator of windows that passed because no backup can be made. */
    @Transactional(rollbackOn = Exception.class)
    void missed(String name, String key, int missed, Instant due, String problem) {
        notices.failure("backup-missed", key + "/missed", name, due, missed, problem);
    }

    private Optional<Backup> waiting(String name) {
        try {
            return table.findWaiting(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Optional<Backup> claim(UUID holder, Duration lease) throws SQLException {
        return table.claim(holder, lease);
    }

    @Transactional(rollbackOn = Exception.class)
    Backup stored(Backup backup, UUID holder, Manifest manifest, boolean verify) throws SQLException {
        Backup stored = table.stored(backup.id(), holder, manifest, verify);
        publish("backup.completed", stored);
        return stored;
    }

    /** Records what a verification found. */
    @Transactional(rollbackOn = Exception.class)
    Backup proved(Backup backup, UUID holder, VerificationReport report) throws SQLException {
        record(report);
        if (report.passed()) {
            Backup verified = table.verified(backup.id(), holder);
            publish("backup.verified", verified);
            return verified;
        }
        String problem = report.problem() == null ? "the content was not compared" : report.problem();
        return failed(backup, holder, "verification", problem);
    }

    /** Ends it as failed, and tells the operator. */
    @Transactional(rollbackOn = Exception.class)
    Backup failed(Backup backup, UUID holder, String stage, String error) throws SQLException {
        Backup failed = table.failed(backup.id(), holder, stage, error);
        publish("backup.failed", failed);
        boolean dump = stage.equals("dump");
        notices.failure(dump ? "backup-failed" : "verification-failed", "backup/" + failed.id() + "/" + stage,
                failed.database(), dump ? failed.requestedAt() : failed.takenAt(), error);
        return failed;
    }

    /** Leaves it stored, neither proved nor bad, and tells the operator: retention must not take it for a bad one. */
    @Transactional(rollbackOn = Exception.class)
    Backup unproved(Backup backup, UUID holder, String error) throws SQLException {
        Backup unproved = table.unproved(backup.id(), holder, error);
        notices.failure("verification-impossible", "backup/" + backup.id() + "/unproved", backup.database(),
                backup.takenAt(), error);
        return unproved;
    }

    /** Marks a backup whose objects have vanished from the store, and tells the operator. */
    @Transactional(rollbackOn = Exception.class)
    void lost(Backup backup) throws SQLException {
        Optional<Backup> lost = table.lost(backup.id());
        if (lost.isPresent()) {
            publish("backup.failed", lost.get());
            notices.failure("backup-lost", "backup/" + backup.id() + "/lost", backup.database(), backup.takenAt());
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Backup postponed(Backup backup, UUID holder, BackupState state, String error, Duration pause)
            throws SQLException {
        return table.postponed(backup.id(), holder, state, error, pause);
    }

    @Transactional(rollbackOn = Exception.class)
    boolean requestVerification(UUID id) throws SQLException {
        return table.requestVerification(id);
    }

    public Optional<Backup> find(UUID id) throws SQLException {
        return table.find(id);
    }

    /** All that are whole in the store, newest first. */
    public List<Backup> stored() throws SQLException {
        return table.stored();
    }

    /**
     * Keeps it from retention while something reads it.
     *
     * @return false if there is nothing stored under this id
     */
    public boolean pin(UUID id, Instant until) throws SQLException {
        return Sql.of(database, "update backup set pinned_until = ? where id = ? and stored_at is not null", until, id)
                .update() == 1;
    }

    /**
     * Makes sure that nothing has begun to use a backup since it was found to be deletable; from then on nothing can.
     *
     * @return false if something has
     */
    public boolean takeForDeletion(Backup backup) throws SQLException {
        return Sql.of(database, """
                update backup set stored_at = null, version = version + 1
                where id = ? and version = ? and holder is null and (pinned_until is null or pinned_until < now())""",
                backup.id(), backup.version()).update() == 1;
    }

    /** Enters one again that was taken for deletion and could not be deleted, and tells the operator, once. */
    @Transactional(rollbackOn = Exception.class)
    public void keep(Backup backup, String error) throws SQLException {
        Sql.of(database, "update backup set stored_at = ?, version = version + 1 where id = ? and stored_at is null",
                backup.storedAt(), backup.id()).update();
        notices.failure("retention-failed", "retention/" + backup.id(), backup.database(), backup.takenAt(), error);
    }

    /** Forgets a backup whose objects are gone. */
    public void delete(UUID id) throws SQLException {
        table.delete(id);
    }

    /** The newest report on a backup. */
    public Optional<VerificationReport> report(UUID id) throws SQLException, IOException {
        Optional<String> report = Sql.of(database,
                "select report from verification where backup_id = ? order by id desc limit 1", id)
                .first(row -> row.getString(1));
        return report.isEmpty()
                ? Optional.empty()
                : Optional.of(json.readValue(report.get(), VerificationReport.class));
    }

    private void record(VerificationReport report) throws SQLException {
        try {
            Sql.of(database,
                    "insert into verification (backup_id, started_at, passed, report) values (?, ?, ?, ?::json)",
                    report.backupId(), report.startedAt(), report.passed(), json.writeValueAsString(report)).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    private void publish(String type, Backup backup) {
        outbox.append(type, "backup/" + backup.id(), BackupEvent.of(backup));
    }
}
