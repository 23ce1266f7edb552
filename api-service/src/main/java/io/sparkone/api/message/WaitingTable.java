package io.sparkone.api.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.api.http.UncheckedSqlException;

/** The messages that wait, in the order in which they came. */
@ApplicationScoped
class WaitingTable {

    private static final String INSERT = """
            insert into waiting_message (message_id, channel, sender, asks_model, waits_since, traceparent)
            values (?, ?, ?, ?, ?, ?) on conflict (message_id) do nothing""";
    private static final String ASKING = """
            select count(*) from waiting_message where resumed_at is null and asks_model""";
    private static final String OF_SENDER = """
            select 1 from waiting_message where channel = ? and sender = ? limit 1""";
    // a null sender equals nobody: such messages have no order among themselves
    private static final String CLAIM = """
            update waiting_message set attempts = attempts + 1, leased_until = now() + make_interval(secs => ?)
            where position in (
                select position from waiting_message first
                where resumed_at is null and (leased_until is null or leased_until < now())
                    and not exists (
                        select 1 from waiting_message earlier
                        where earlier.resumed_at is null and earlier.channel = first.channel
                            and earlier.sender = first.sender and earlier.position < first.position)
                order by position limit ? for update skip locked)
            returning message_id, asks_model, waits_since, traceparent, attempts""";
    private static final String RESUME = """
            update waiting_message set resumed_at = now(), answer = ? where message_id = ? and resumed_at is null""";
    private static final String TAKE_OUT = "delete from waiting_message where message_id = ? returning answer";

    private final DataSource database;

    WaitingTable(DataSource database) {
        this.database = database;
    }

    /** Keeps a message waiting; nothing happens if it waits already. */
    void insert(Message message, boolean asksModel, Instant now, String traceparent) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, message.id());
            insert.setString(2, message.channel().toString());
            insert.setString(3, message.sender());
            insert.setBoolean(4, asksModel);
            insert.setObject(5, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setString(6, traceparent);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** How many messages a model is still to be asked about. */
    long asking() {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(ASKING);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Whether a message of the same sender waits; never where the channel names nobody. */
    boolean hasSenderOf(Message message) {
        try (Connection connection = database.getConnection();
                PreparedStatement any = connection.prepareStatement(OF_SENDER)) {
            any.setString(1, message.channel().toString());
            any.setString(2, message.sender());
            return any.executeQuery().next();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Takes up messages whose turn has come, the oldest of each sender; nobody else does before the lease is over. */
    List<WaitingMessage> claim(int most, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setDouble(1, lease.toMillis() / 1000.0);
            claim.setInt(2, most);
            List<WaitingMessage> claimed = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new WaitingMessage(rows.getObject(1, UUID.class), rows.getBoolean(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant(), rows.getString(4), rows.getInt(5)));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /**
     * Ends a message's wait.
     *
     * @param answer what the model gave, or null
     * @return false if somebody else has done so
     */
    boolean resume(UUID message, String answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement resume = connection.prepareStatement(RESUME)) {
            resume.setString(1, answer);
            resume.setObject(2, message);
            return resume.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Forgets a message, and gives what the model said of it, or null. */
    String takeOut(UUID message) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(TAKE_OUT)) {
            delete.setObject(1, message);
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
