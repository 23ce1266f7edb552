package io.sparkone.notify.delivery;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.notify.database.Database;

/** Until when notices are held back, and what is held. */
@ApplicationScoped
class DigestWindows {

    /** More than this is told by more than one digest. */
    private static final int MOST = 2000;

    private final Database database;

    DigestWindows(Database database) {
        this.database = database;
    }

    /** Opens a window if none is open; of all who try, on all replicas, one succeeds. */
    boolean tryOpen(String key, Instant now, Instant until) {
        return database.update("""
                insert into digest_window (key, open_until) values (?, ?)
                on conflict (key) do update set open_until = excluded.open_until where digest_window.open_until <= ?""",
                key, until, now) == 1;
    }

    /** Keeps a window open until then at least. */
    void extend(String key, Instant until) {
        database.update("""
                insert into digest_window (key, open_until) values (?, ?) on conflict (key) do update
                  set open_until = greatest(digest_window.open_until, excluded.open_until)""", key, until);
    }

    /** Windows that are over and hold something. */
    List<String> due(Instant now) {
        return database.list(row -> row.text("key"), """
                select key from digest_window w where open_until <= ?
                  and exists (select 1 from notification where digest_key = w.key and state = 'held') limit 50""", now);
    }

    /** Locks a window that is over; false if another process has it. */
    boolean take(String key, Instant now) {
        return database.first(row -> true,
                "select key from digest_window where key = ? and open_until <= ? for update skip locked", key, now)
                .isPresent();
    }

    List<Notification> held(String key) {
        return database.list(Notification::read, """
                select * from notification where digest_key = ? and state = 'held'
                order by urgency = 'critical' desc, created_at limit ? for update""", key, MOST);
    }

    void toldAs(List<Notification> members, Notice digest, Instant now) {
        database.update("""
                update notification set state = 'digested', digest_id = ?, version = version + 1, updated_at = ?
                where digest_key = ? and state = 'held' and id = any(?)""", digest.id(), now,
                members.get(0).digestKey(), members.stream().map(Notification::id).toArray(java.util.UUID[]::new));
    }
}
