package io.sparkone.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.sparkone.notify.database.Database;
import io.sparkone.notify.database.Row;

/** Work taken from the delivery table by one process at a time. */
@ApplicationScoped
public class Claims {

    /** Over the longest call: the time that a process may need to write down what the call gave. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    private static final String OUTGOING = """
            select d.id, d.notification_id, d.recipient, d.channel, d.sent_at, d.remote_id, n.subject, n.text, n.language,
              n.traceparent,
              exists (select 1 from delivery o where o.notification_id = n.id and o.channel <> d.channel) as fallback
            from delivery d join notification n on n.id = d.notification_id
            """;

    private final Database database;
    private final DeliveryConfig config;
    private final Clock clock;

    Claims(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the next message to send and writes down that it is being sent: after the commit, and only then, the call is made.
     */
    @Transactional
    Optional<Outgoing> next(Channel channel) {
        Instant now = clock.instant();
        Channel.Limits limits = channel.limits();
        String type = channel.type().wire();
        if (limits.oneAtATime() && isBusy(type, now)) {
            return Optional.empty();
        }
        Optional<Candidate> candidate = database.first(Candidate::read, """
                select d.id, n.urgency from delivery d join notification n on n.id = d.notification_id
                where d.channel = ? and d.state = 'pending' and d.next_attempt_at <= ?
                  and (select count(*) from delivery s
                       where s.channel = d.channel and s.recipient = d.recipient and s.sent_at > ?) < ?
                order by n.urgency = 'critical' desc, d.next_attempt_at, d.created_at limit 1
                for update of d skip locked""", type, now, now.minus(limits.window()), limits.perRecipient());
        return candidate.map(c -> {
            database.update("""
                    update delivery set state = 'sending', attempts = attempts + 1, sent_at = ?, lease_until = ?,
                        deadline_at = ?, error = null, updated_at = ? where id = ?""", now,
                    now.plus(limits.callTimeout()).plus(LEASE_MARGIN),
                    now.plus(config.ackTimeout().of(c.urgency())), now, c.id());
            return database.first(Claims::outgoing, OUTGOING + "where d.id = ?", c.id()).orElseThrow();
        });
    }

    /** Whether any replica is sending. The lock makes looking and taking one step; it goes with the transaction. */
    private boolean isBusy(String type, Instant now) {
        database.list(row -> 1, "select pg_advisory_xact_lock(hashtext(current_schema() || '/' || ?))", type);
        return database.first(row -> 1,
                "select 1 from delivery where channel = ? and state = 'sending' and lease_until > ? limit 1", type,
                now).isPresent();
    }

    /** Takes a message that was accepted, to ask whether it was acknowledged; the next check is put off, ever longer. */
    @Transactional
    public Optional<Outgoing> nextAccepted(ChannelType channel) {
        return nextCheck(channel, DeliveryState.ACCEPTED);
    }

    /** Takes a message of unknown outcome, to look for it; the next check is put off, ever longer. */
    @Transactional
    public Optional<Outgoing> nextUnknown(ChannelType channel) {
        return nextCheck(channel, DeliveryState.UNKNOWN);
    }

    /** The messages whose outcome is being looked for. */
    public List<Outgoing> unknown(ChannelType channel) {
        return database.list(Claims::outgoing, OUTGOING + """
                where d.channel = ? and d.state = 'unknown' and d.settled_at is null order by d.sent_at limit 100""",
                channel.wire());
    }

    private Optional<Outgoing> nextCheck(ChannelType channel, DeliveryState state) {
        Instant now = clock.instant();
        return database
                .first(row -> row.uuid("id"),
                        """
                                update delivery set checks = checks + 1,
                                    next_check_at = ?::timestamptz + least(?, ? * power(2, least(checks, 20))) * interval '1 millisecond'
                                where id = (select id from delivery where channel = ? and state = ? and settled_at is null
                                              and next_check_at <= ? order by next_check_at limit 1 for update skip locked)
                                returning id""",
                        now, config.retryLimit().toMillis(), config.retryDelay().toMillis(), channel.wire(),
                        state.wire(), now)
                .flatMap(id -> database.first(Claims::outgoing, OUTGOING + "where d.id = ?", id));
    }

    /** Sent by nobody any more: the process that claimed them has died, or hangs. */
    List<UUID> abandoned(Instant now) {
        return ids("select id from delivery where state = 'sending' and lease_until <= ? limit 100", now);
    }

    /** Accepted without an acknowledgement, or of unknown outcome, for too long. */
    List<UUID> overdue(Instant now) {
        return ids("""
                select id from delivery where settled_at is null and state in ('accepted', 'unknown')
                  and deadline_at <= ? limit 100""", now);
    }

    List<UUID> expired(Instant now) {
        return ids("""
                select d.id from delivery d join notification n on n.id = d.notification_id
                where d.state = 'pending' and n.expires_at <= ? limit 100""", now);
    }

    /** Kept waiting by the limit of their recipient for as long as an acknowledgement may take. */
    List<UUID> congested(Channel channel, Instant now) {
        DeliveryConfig.AckTimeout patience = config.ackTimeout();
        return ids(
                """
                        select d.id from delivery d join notification n on n.id = d.notification_id
                        where d.channel = ? and d.state = 'pending'
                          and d.next_attempt_at <= case n.urgency when 'critical' then ?::timestamptz when 'low' then ?::timestamptz
                                                               else ?::timestamptz end
                          and (select count(*) from delivery s
                               where s.channel = d.channel and s.recipient = d.recipient and s.sent_at > ?) >= ?
                        limit 100""",
                channel.type().wire(), now.minus(patience.critical()), now.minus(patience.low()),
                now.minus(patience.normal()), now.minus(channel.limits().window()), channel.limits().perRecipient());
    }

    /** What is due. */
    List<UUID> waiting(ChannelType channel, Instant now) {
        return ids("""
                select id from delivery where state = 'pending' and channel = ? and next_attempt_at <= ?
                order by next_attempt_at limit 100""", channel.wire(), now);
    }

    /** Not sent since then, whatever the reason. */
    List<UUID> stale(ChannelType channel, Instant opened) {
        return ids("select id from delivery where state = 'pending' and channel = ? and created_at <= ? limit 100",
                channel.wire(), opened);
    }

    private List<UUID> ids(String sql, Object... arguments) {
        return database.list(row -> row.uuid("id"), sql, arguments);
    }

    private static Outgoing outgoing(Row row) {
        return new Outgoing(row.uuid("id"), row.uuid("notification_id"), row.text("recipient"), row.text("subject"),
                row.text("text"), row.text("language"), row.flag("fallback"), row.instant("sent_at"),
                row.text("remote_id"), row.text("traceparent"));
    }

    private record Candidate(UUID id, Urgency urgency) {

        static Candidate read(Row row) {
            return new Candidate(row.uuid("id"), Urgency.of(row.text("urgency")));
        }
    }
}
