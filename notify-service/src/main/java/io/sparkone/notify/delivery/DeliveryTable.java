package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.database.Database;

/** The delivery table: its rows and their states. What to do next is in {@link Deliveries}. */
@ApplicationScoped
class DeliveryTable {

    private final Database database;

    DeliveryTable(Database database) {
        this.database = database;
    }

    /** Adds a delivery, or opens one again that had failed; false if there is one already that has not. */
    boolean open(UUID notificationId, ChannelType channel, String recipient, Instant now) {
        return database.update(
                """
                          insert into delivery (id, notification_id, channel, recipient, state, next_attempt_at, created_at, updated_at)
                          values (?, ?, ?, ?, 'pending', ?, ?, ?)
                          on conflict (notification_id, channel, recipient) do update
                            set state = 'pending', attempts = 0, checks = 0, settled_at = null, lease_until = null,
                                next_attempt_at = excluded.next_attempt_at, created_at = excluded.created_at,
                        updated_at = excluded.updated_at
                            where delivery.state in ('failed', 'expired')""",
                UUID.randomUUID(), notificationId, channel.wire(),
                recipient, now, now, now) == 1;
    }

    Optional<Delivery> find(UUID id) {
        return database.first(Delivery::read, "select * from delivery where id = ?", id);
    }

    Optional<Delivery> findByRemoteId(ChannelType channel, String remoteId) {
        return database.first(Delivery::read, "select * from delivery where channel = ? and remote_id = ?",
                channel.wire(), remoteId);
    }

    List<Delivery> of(UUID notificationId) {
        return database.list(Delivery::read,
                "select * from delivery where notification_id = ? order by created_at, channel desc, recipient",
                notificationId);
    }

    void accepted(UUID id, String remoteId, String remoteJid, Instant nextCheck, Instant now) {
        database.update("""
                update delivery set state = 'accepted', remote_id = ?, remote_jid = ?, next_check_at = ?, checks = 0,
                    lease_until = null, error = null, updated_at = ? where id = ?""", remoteId, remoteJid, nextCheck,
                now, id);
    }

    void acknowledged(UUID id, DeliveryState state, String remoteId, Instant now) {
        database.update("""
                update delivery set state = ?, remote_id = coalesce(?, remote_id), lease_until = null, error = null,
                    acknowledged_at = coalesce(acknowledged_at, ?), settled_at = coalesce(settled_at, ?), updated_at = ?
                where id = ?""", state.wire(), remoteId, now, now, now, id);
    }

    /** Sends it back to wait for another attempt. */
    void postpone(UUID id, Instant nextAttempt, boolean counted, String error, Instant now) {
        database.update("""
                update delivery set state = 'pending', next_attempt_at = ?, attempts = attempts - ?, lease_until = null,
                    sent_at = null, deadline_at = null, error = ?, updated_at = ? where id = ?""", nextAttempt,
                counted ? 0 : 1, error, now, id);
    }

    void unclear(UUID id, Instant nextCheck, Instant deadline, String error, Instant now) {
        database.update(
                """
                        update delivery set state = 'unknown', next_check_at = ?, checks = 0, deadline_at = least(deadline_at, ?),
                            lease_until = null, error = ?, updated_at = ? where id = ?""",
                nextCheck, deadline, error, now, id);
    }

    /** Ends it without success. */
    void settle(UUID id, DeliveryState state, String error, Instant now) {
        database.update("""
                update delivery set state = ?, settled_at = ?, next_check_at = null, lease_until = null, error = ?,
                    updated_at = ? where id = ?""", state.wire(), now, error, now, id);
    }

    /** Opens every failed delivery of a channel again; how many. */
    int reopen(UUID notificationId, ChannelType channel, Instant now) {
        return database.update("""
                update delivery set state = 'pending', attempts = 0, checks = 0, settled_at = null, error = null,
                    next_attempt_at = ?, created_at = ?, updated_at = ?
                where notification_id = ? and channel = ? and state in ('failed', 'expired')""", now, now, now,
                notificationId, channel.wire());
    }
}
