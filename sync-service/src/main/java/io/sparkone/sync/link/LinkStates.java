package io.sparkone.sync.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.config.EventsConfig;
import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.sql.Sql;

/** The rows of the links. */
@ApplicationScoped
public class LinkStates {

    private static final int MAX_ERROR = 1000;

    private static final String SELECT = """
            select l.*,
                (select count(*) from link_item i where i.link = l.name and i.next_attempt_at is not null) as pending,
                (select count(*) from link_item i where i.link = l.name and i.state = 'failed') as failed_items,
                (select count(*) from link_item i where i.link = l.name and i.state = 'quarantined') as quarantined,
                (select count(*) from proposal p where p.link = l.name and p.state = 'pending') as proposals,
                (select min(due_since) from link_item i where i.link = l.name) as oldest
            from link l""";

    private final Sql sql;
    private final Clock clock;
    private final SyncConfig config;
    private final String instance;

    LinkStates(Sql sql, Clock clock, SyncConfig config, EventsConfig events) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.instance = events.instance();
    }

    public List<LinkState> all() {
        return sql.query(SELECT + " order by l.name", LinkStates::state);
    }

    public Optional<LinkState> find(String link) {
        return sql.first(SELECT + " where l.name = ?", LinkStates::state, link);
    }

    /** Makes the row of a link; one with another target begins anew. True if it is new. */
    boolean begin(String link, String target) {
        sql.update("delete from link where name = ? and target <> ?", link, target);
        return sql.update("insert into link (name, target) values (?, ?) on conflict do nothing", link, target) == 1;
    }

    /** Takes or keeps the right to work on a link; false while another instance has it. */
    public boolean hold(String link) {
        Instant now = clock.instant();
        return sql.update("""
                update link set lease_owner = ?, lease_until = ?
                where name = ? and (lease_owner = ? or lease_owner is null or lease_until < ?)""", instance,
                now.plus(config.lease()), link, instance, now) == 1;
    }

    /** Lets another instance take over at once. */
    public void release(String link) {
        sql.update("update link set lease_owner = null, lease_until = null where name = ? and lease_owner = ?", link,
                instance);
    }

    void worked(String link) {
        sql.update("""
                update link set last_success_at = ?, last_attempt_at = ?, last_error = null, failures = 0,
                    not_before = null where name = ?""", clock.instant(), clock.instant(), link);
    }

    /** Leaves the link alone for a while: as long as the vendor asks, or longer with each failure. */
    void failed(String link, RemoteException failure) {
        int failures = (int) sql.number("select failures + 1 from link where name = ?", link);
        Instant until = clock.instant().plus(new Backoff(config.retryFirst(), config.retryLimit()).after(failures));
        if (failure instanceof RemoteException.Throttled throttled && throttled.retryAfter() != null) {
            until = clock.instant().plus(throttled.retryAfter());
        }
        sql.update("""
                update link set last_attempt_at = ?, last_error = ?, failures = ?, not_before = ? where name = ?""",
                clock.instant(), cut(failure.getMessage()), failures, until, link);
    }

    /** Stops a link until a person lets it go on. */
    public void halt(String link, String reason, int deletes) {
        sql.update("""
                update link set state = 'halted', reason = ?, halted_deletes = ?, last_error = ? where name = ?""",
                cut(reason), deletes, cut(reason), link);
    }

    /** Lets a halted link go on; false if it was not halted. */
    public boolean resume(String link, boolean approveDeletes) {
        return sql.update("""
                update link set state = 'active', reason = null, failures = 0, not_before = null,
                    approved_deletes = case when ? then halted_deletes else 0 end, halted_deletes = 0
                where name = ? and state = 'halted'""", approveDeletes, link) == 1;
    }

    void advance(String link, Instant watermark, boolean approvalUsed) {
        sql.update("""
                update link set watermark = coalesce(?, watermark),
                    approved_deletes = case when ? then 0 else approved_deletes end where name = ?""", watermark,
                approvalUsed, link);
    }

    void audited(String link, int drift) {
        sql.update("update link set drift_items = ?, audited_at = ? where name = ?", drift, clock.instant(), link);
    }

    /** The secret with which the vendor signs its hints, or empty. */
    public Optional<String> webhookToken(String link) {
        return sql.first("select webhook_token from link where name = ? and webhook_token is not null",
                row -> row.getString(1), link);
    }

    /** Keeps the secret of a subscription; false if there is one already. */
    public boolean subscribe(String link, String token) {
        return sql.update("update link set webhook_token = ? where name = ? and webhook_token is null", token,
                link) == 1;
    }

    /** Forgets the secret, so that a new subscription can be made. */
    public void unsubscribe(String link) {
        sql.update("update link set webhook_token = null where name = ?", link);
    }

    private static String cut(String text) {
        return text == null || text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }

    private static LinkState state(ResultSet row) throws SQLException {
        return new LinkState(row.getString("name"), row.getString("target"), "halted".equals(row.getString("state")),
                row.getString("reason"), row.getInt("halted_deletes"), row.getInt("approved_deletes"),
                Sql.instant(row, "watermark"), Sql.instant(row, "last_success_at"), row.getString("last_error"),
                row.getInt("failures"), Sql.instant(row, "not_before"), Sql.instant(row, "audited_at"),
                row.getInt("drift_items"), row.getLong("pending"), row.getLong("failed_items"),
                row.getLong("quarantined"), row.getLong("proposals"), Sql.instant(row, "oldest"));
    }
}
