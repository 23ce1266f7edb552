package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.database.Database;
import io.sparkone.platform.event.TraceContext;

/** The notification table. */
@ApplicationScoped
class NotificationTable {

    private static final String FILTER = """
            where (?::text is null or n.state = ?) and (?::text is null or n.kind = ?)
              and (?::timestamptz is null or n.created_at >= ?)
              and (?::text is null or exists (select 1 from delivery d where d.notification_id = n.id and d.channel = ?))
            """;

    private final Database database;

    NotificationTable(Database database) {
        this.database = database;
    }

    /** False if there is one with this key or id already. */
    boolean insert(Notice notice, String state, String digestKey, Instant now) {
        return database.update("""
                insert into notification (id, key, source, kind, urgency, channel, recipient, language, subject, text,
                    expires_at, state, digest_key, traceparent, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", notice.id(),
                notice.key(), notice.source(), notice.kind().wire(), notice.urgency().wire(),
                notice.channel() == null ? null : notice.channel().wire(), notice.recipient(), notice.language(),
                notice.subject(), notice.text(), notice.expiresAt(), state, digestKey,
                TraceContext.current(), now, now) == 1;
    }

    Optional<Notification> find(UUID id) {
        return database.first(Notification::read, "select * from notification where id = ?", id);
    }

    Optional<Notification> findByKey(String key) {
        return database.first(Notification::read, "select * from notification where key = ?", key);
    }

    /** Every change of a notification's deliveries begins with this lock, so that they see one another's results. */
    Optional<Notification> lock(UUID id) {
        return database.first(Notification::read, "select * from notification where id = ? for update", id);
    }

    List<Notification> list(LogFilter filter) {
        return database.list(Notification::read,
                "select n.* from notification n " + FILTER + "order by n.created_at desc, n.id limit ? offset ?",
                filter.arguments(filter.limit(), filter.offset()));
    }

    int count(LogFilter filter) {
        return database.first(row -> row.number("n"), "select count(*) as n from notification n " + FILTER,
                filter.arguments()).orElse(0);
    }

    /** @return the new version, for the event that tells of the change */
    int change(UUID id, String state, String error, Instant now) {
        return database.first(row -> row.number("version"), """
                update notification set state = ?, error = ?, version = version + 1, updated_at = ? where id = ?
                returning version""", state, error, now, id).orElseThrow();
    }

    /** Sets the state that follows from the deliveries. */
    int settle(UUID id, Instant now) {
        return database.first(row -> row.number("version"), """
                update notification n set version = version + 1, updated_at = ?,
                  state = case
                    when exists (select 1 from delivery d where d.notification_id = n.id and d.settled_at is null)
                      then 'pending'
                    when exists (select 1 from delivery d
                                 where d.notification_id = n.id and d.state in ('server_ack', 'delivered'))
                      then 'delivered'
                    when not exists (select 1 from delivery d where d.notification_id = n.id and d.state <> 'expired')
                      then 'expired'
                    else 'failed' end,
                  error = (select d.error from delivery d
                           where d.notification_id = n.id and d.state in ('failed', 'unknown')
                           order by d.updated_at desc limit 1)
                where id = ? returning version""", now, id).orElseThrow();
    }

    int deleteOlderThan(Instant limit) {
        return database.update("""
                delete from notification where id in
                  (select id from notification where created_at < ? and state not in ('pending', 'held') limit 1000)""",
                limit);
    }
}
