package io.sparkone.api.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.sql.Sql;

/** The messages that wait, in the order in which they came. */
@ApplicationScoped
class WaitingTable {

    // asks_model is of an earlier version, which let other messages wait too
    private static final String INSERT = """
            insert into waiting_message (message_id, channel, sender, asks_model, waits_since, traceparent)
            values (?, ?, ?, true, ?, ?) on conflict (message_id) do nothing""";
    private static final String WAITING = "select count(*) from waiting_message where resumed_at is null";
    // a null sender equals nobody: such messages have no order among themselves. The choice stands in front, because as a
    // condition of the update it may run once for each row, skip what the run before locked, and choose more than it may
    private static final String CLAIM = """
            with chosen as materialized (
                select position from waiting_message first
                where resumed_at is null and (leased_until is null or leased_until < now())
                    and not exists (
                        select 1 from waiting_message earlier
                        where earlier.resumed_at is null and earlier.channel = first.channel
                            and earlier.sender = first.sender and earlier.position < first.position)
                order by position limit ? for update skip locked)
            update waiting_message set attempts = attempts + 1, leased_until = now() + make_interval(secs => ?)
            from chosen where waiting_message.position = chosen.position
            returning message_id, waits_since, traceparent, attempts""";
    private static final String RESUME = """
            update waiting_message set resumed_at = now(), answer = ? where message_id = ? and resumed_at is null""";
    private static final String TAKE_OUT = "delete from waiting_message where message_id = ? returning answer";

    private final Sql sql;

    WaitingTable(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a message waiting; nothing happens if it waits already. */
    void insert(Message message, Instant now, String traceparent) {
        sql.update(INSERT, message.id(), message.channel().toString(), message.sender(), now, traceparent);
    }

    /** How many messages a model is still to be asked about. */
    long waiting() {
        return sql.number(WAITING);
    }

    /** Takes up messages whose turn has come, the oldest of each sender; nobody else does before the lease is over. */
    List<WaitingMessage> claim(int most, Duration lease) {
        return sql.query(CLAIM,
                row -> new WaitingMessage(row.getObject(1, UUID.class), Sql.instant(row, "waits_since"),
                        row.getString(3), row.getInt(4)),
                most, lease.toMillis() / 1000.0);
    }

    /**
     * Ends a message's wait.
     *
     * @param answer what the model gave, or null
     * @return false if somebody else has done so
     */
    boolean resume(UUID message, String answer) {
        return sql.update(RESUME, answer, message) == 1;
    }

    /** Forgets a message, and gives what the model said of it; empty where it said nothing or the message does not wait. */
    Optional<String> takeOut(UUID message) {
        return sql.first(TAKE_OUT, row -> Optional.ofNullable(row.getString(1)), message).flatMap(answer -> answer);
    }
}
