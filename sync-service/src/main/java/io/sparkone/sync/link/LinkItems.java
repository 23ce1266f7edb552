package io.sparkone.sync.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.loop.Backoff;
import io.sparkone.platform.sql.Sql;
import io.sparkone.sync.merge.Base;
import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

/** The items of the links. */
@ApplicationScoped
class LinkItems {

    private static final Base NEVER = new Base(null, Cell.hash(null), Cell.hash(null));

    private final Sql sql;
    private final FieldJson json;
    private final Clock clock;
    private final Backoff retry;

    LinkItems(Sql sql, FieldJson json, Clock clock, SyncConfig config) {
        this.retry = new Backoff(config.retryFirst(), config.retryLimit());
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Items whose time has come, longest waiting first. */
    List<LinkItem> due(String link, int limit) {
        return sql.query("""
                select i.* from link_item i join hub_task t on t.task_id = i.task_id
                where i.link = ? and i.next_attempt_at <= ? order by i.next_attempt_at limit ?""", this::item, link,
                clock.instant(), limit);
    }

    List<LinkItem> live(String link) {
        return sql.query("select * from link_item where link = ? and task_id is not null order by id", this::item,
                link);
    }

    List<LinkItem> byRemoteId(String link, Collection<String> remoteIds) {
        return sql.query("select * from link_item where link = ? and remote_id = any(?)", this::item, link,
                remoteIds.toArray(String[]::new));
    }

    Optional<LinkItem> byTask(String link, long taskId) {
        return sql.first("select * from link_item where link = ? and task_id = ?", this::item, link, taskId);
    }

    /** Makes an item due, and a new one for a task that has none; false if the link has not begun yet. */
    boolean touch(String link, long taskId) {
        return sql.update("""
                insert into link_item (link, task_id, state, next_attempt_at, due_since)
                select name, ?, 'pending', ?, ? from link where name = ?
                on conflict (link, task_id) do update set generation = link_item.generation + 1, attempts = 0,
                    state = case link_item.state when 'failed' then 'pending' else link_item.state end,
                    next_attempt_at = excluded.next_attempt_at,
                    due_since = coalesce(link_item.due_since, excluded.due_since)""", taskId, clock.instant(),
                clock.instant(), link) == 1;
    }

    /** Makes known items due. */
    void touchAll(Collection<Long> ids) {
        sql.update("""
                update link_item set generation = generation + 1, next_attempt_at = ?, attempts = 0,
                    due_since = coalesce(due_since, ?) where id = any(?)""", clock.instant(), clock.instant(),
                ids.toArray(Long[]::new));
    }

    /** Makes all due that wait for a person or for their time. */
    void touchFailed(String link) {
        sql.update("""
                update link_item set generation = generation + 1, next_attempt_at = ?, attempts = 0,
                    due_since = coalesce(due_since, ?), state = case state when 'failed' then 'pending' else state end
                where link = ? and task_id is not null and (state = 'failed' or next_attempt_at is not null)""",
                clock.instant(), clock.instant(), link);
    }

    /** Gives every task that the link has no item for one, and makes it due. */
    int enrol(String link) {
        return sql.update("""
                insert into link_item (link, task_id, state, next_attempt_at, due_since)
                select ?, t.task_id, 'pending', ?, ? from hub_task t where not t.deleted
                and not exists (select 1 from link_item i where i.link = ? and i.task_id = t.task_id)
                on conflict do nothing""", link, clock.instant(), clock.instant(), link);
    }

    /** Begins an item that the remote side has and the hub has not; empty if it is known already. */
    Optional<LinkItem> discover(String link, RemoteItem remote, LinkItem.State state, String note) {
        return sql.first("""
                insert into link_item (link, remote_id, state, base, last_error) values (?, ?, ?, ?::jsonb, ?)
                on conflict do nothing returning *""", this::item, link, remote.remoteId(), key(state),
                json.write(asBase(remote)), note);
    }

    /** Begins an item anew that the hub refused to make a task of, after somebody changed it. */
    void rediscover(long id, RemoteItem remote) {
        sql.update("update link_item set state = 'adopting', base = ?::jsonb, last_error = null where id = ?",
                json.write(asBase(remote)), id);
    }

    private static Map<Field, Base> asBase(RemoteItem remote) {
        Map<Field, Base> base = new EnumMap<>(Field.class);
        remote.cells().forEach((field, cell) -> base.put(field, Base.of(cell, cell)));
        return base;
    }

    /**
     * Ties a discovered item to the task that the hub made of it, or already had.
     *
     * @return false if that task has another item at the remote side
     */
    boolean bind(String link, long id, long taskId, Map<Field, Base> base) {
        sql.update("delete from link_item where link = ? and task_id = ? and id <> ? and remote_id is null", link,
                taskId, id);
        return sql.update("""
                update link_item set task_id = ?, state = 'synced', base = ?::jsonb, delete_evidence = false,
                    missing_reads = 0, updated_at = ? where id = ? and not exists (
                        select 1 from link_item other where other.link = ? and other.task_id = ? and other.id <> ?)""",
                taskId, json.write(base), clock.instant(), id, link, taskId, id) == 1;
    }

    /** Ties a task that was never seen at the remote side to an item that bears its id. */
    void attach(long id, String remoteId) {
        sql.update("update link_item set remote_id = ?, updated_at = ? where id = ?", remoteId, clock.instant(), id);
    }

    /** Forgets an item that is tied to no task. */
    void forget(long id) {
        sql.update("delete from link_item where id = ? and task_id is null", id);
    }

    /** Forgets rows with ids that nobody knew, as far as they are no longer there. */
    void forgetQuarantined(String link, Collection<String> present) {
        sql.update("delete from link_item where link = ? and state = 'quarantined' and remote_id <> all(?)", link,
                present.toArray(String[]::new));
    }

    void rebase(long id, Map<Field, Base> settled) {
        sql.update("update link_item set base = base || ?::jsonb where id = ?", json.write(settled), id);
    }

    /** Records what is about to be written, and to what. */
    void intend(long id, String remoteId, Map<Field, Cell> values, UUID opId) {
        sql.update("update link_item set remote_id = ?, intent = ?::jsonb, op_id = ? where id = ?", remoteId,
                json.write(values), opId, id);
    }

    /** Nothing is left to do for the item, unless something happened to it meanwhile. */
    void settle(LinkItem item, LinkItem.State state, String remoteId, Map<Field, Base> settled) {
        sql.update("""
                update link_item set state = ?, remote_id = ?, base = base || ?::jsonb, intent = null, op_id = null,
                    attempts = 0, last_error = null, updated_at = ?,
                    delete_evidence = delete_evidence and generation <> ?,
                    next_attempt_at = case when generation = ? then null else next_attempt_at end,
                    due_since = case when generation = ? then null else due_since end where id = ?""", key(state),
                remoteId, json.write(settled), clock.instant(), item.generation(), item.generation(),
                item.generation(), item.id());
    }

    /** The item is tried again later; what may have happened stays to be looked up, even after a refusal. */
    void postpone(LinkItem item, Instant until, int attempts, String error) {
        sql.update(
                "update link_item set next_attempt_at = ?, attempts = ?, last_error = ?, updated_at = ? where id = ?",
                until, attempts, error, clock.instant(), item.id());
    }

    /** The item is not tried again until it changes or a person says so. */
    void fail(LinkItem item, String error) {
        sql.update("""
                update link_item set state = 'failed', last_error = ?, updated_at = ?, due_since = null,
                    next_attempt_at = case when generation = ? then null else next_attempt_at end where id = ?""",
                error, clock.instant(), item.generation(), item.id());
    }

    /** The hub will not have these values: they are no news from now on. The item waits for other ones, or for a person. */
    void refused(long id, Map<Field, Cell> values, String error) {
        LinkItem item = sql.first("select * from link_item where id = ? for update", this::item, id).orElseThrow();
        Map<Field, Base> base = new EnumMap<>(Field.class);
        values.forEach((field, cell) -> {
            Base before = item.base().getOrDefault(field, NEVER);
            base.put(field, new Base(before.value(), before.hubHash(), cell.hash()));
        });
        sql.update("""
                update link_item set state = 'failed', base = base || ?::jsonb, last_error = ?, next_attempt_at = null,
                    due_since = null, updated_at = ? where id = ?""", json.write(base), error, clock.instant(), id);
    }

    /** The hub has moved on meanwhile: the item is merged anew, each time a little later. */
    void reconsider(long id) {
        int attempts = (int) sql.number("select attempts + 1 from link_item where id = ?", id);
        Instant at = clock.instant();
        sql.update("""
                update link_item set generation = generation + 1, attempts = ?, next_attempt_at = ?,
                    due_since = coalesce(due_since, ?) where id = ?""", attempts,
                attempts == 1 ? at : at.plus(retry.after(attempts)), at, id);
    }

    /** Counts a complete reading in which these were missing, and forgets earlier ones of all others of the link. */
    void missing(String link, Collection<Long> ids) {
        sql.update("""
                update link_item set missing_reads = case when id = any(?) then missing_reads + 1 else 0 end
                where link = ? and (missing_reads > 0 or id = any(?))""", ids.toArray(Long[]::new), link,
                ids.toArray(Long[]::new));
    }

    void evidence(Collection<Long> ids) {
        sql.update("update link_item set delete_evidence = true where id = any(?)", (Object) ids.toArray(Long[]::new));
        touchAll(ids);
    }

    /** When the next item of a link comes due, if any waits. */
    Optional<Instant> nextDue(String link) {
        return sql.first("""
                select i.next_attempt_at as due from link_item i join hub_task t on t.task_id = i.task_id
                where i.link = ? and i.next_attempt_at is not null order by i.next_attempt_at limit 1""",
                row -> Sql.instant(row, "due"), link);
    }

    private LinkItem item(ResultSet row) throws SQLException {
        return new LinkItem(row.getLong("id"), row.getObject("task_id", Long.class), row.getString("remote_id"),
                LinkItem.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.bases(row.getString("base")), json.cells(row.getString("intent")),
                row.getObject("op_id", UUID.class), row.getBoolean("delete_evidence"), row.getInt("missing_reads"),
                row.getLong("generation"), row.getInt("attempts"));
    }

    private static String key(LinkItem.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
