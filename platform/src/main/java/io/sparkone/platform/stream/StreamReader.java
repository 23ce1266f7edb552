package io.sparkone.platform.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import org.jboss.logging.Logger;

/**
 * The consuming side of a stream in Redis, over a client of its own: a blocking read holds a pooled connection.
 * Commands are sent raw because the typed client fails on entries that were trimmed while pending.
 */
@ApplicationScoped
public class StreamReader {

    private static final Logger LOG = Logger.getLogger(StreamReader.class);

    /** Drops a consumer only if nothing is pending for it, which XGROUP DELCONSUMER alone would lose. */
    private static final String FORGET_IDLE = """
            local dropped = 0
            for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
                local c = {}
                for i = 1, #consumer, 2 do c[consumer[i]] = consumer[i + 1] end
                if c['pending'] == 0 and c['idle'] > tonumber(ARGV[3]) and c['name'] ~= ARGV[2] then
                    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], c['name'])
                    dropped = dropped + 1
                end
            end
            return dropped
            """;

    private final RedisDataSource redis;

    StreamReader(@RedisClientName("consumer") RedisDataSource redis) {
        this.redis = redis;
    }

    /** Creates the group at the beginning of the stream, and the stream, where they are missing. */
    public void ensureGroup(String stream, String group) {
        try {
            redis.execute("XGROUP", "CREATE", stream, group, "0", "MKSTREAM");
        } catch (RuntimeException e) {
            if (!mentions(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** Lets the group read the whole stream again. */
    public void rewind(String stream, String group) {
        execute("XGROUP", "SETID", stream, group, "0");
    }

    /** Where the group stands, or empty if it does not exist. */
    public Optional<GroupPosition> position(String stream, String group) {
        for (Response info : execute("XINFO", "GROUPS", stream)) {
            if (group.equals(info.get("name").toString())) {
                long delivered = StreamId.seq(info.get("last-delivered-id").toString());
                return Optional.of(new GroupPosition(group, delivered, info.get("pending").toLong(), 0));
            }
        }
        return Optional.empty();
    }

    /**
     * Entries numbered {@code from} to {@code to}, both included, that the group has acknowledged, if it was delivered so far.
     *
     * @param limit entries looked at, from the lowest
     */
    public List<StreamEntry> acknowledged(String stream, String group, long from, long to, int limit) {
        Set<Long> pending = new HashSet<>();
        for (Response entry : execute("XPENDING", stream, group, StreamId.of(from), StreamId.of(to),
                String.valueOf(limit))) {
            pending.add(StreamId.seq(entry.get(0).toString()));
        }
        List<StreamEntry> entries = new ArrayList<>();
        for (Response entry : execute("XRANGE", stream, StreamId.of(from), StreamId.of(to), "COUNT",
                String.valueOf(limit))) {
            tryDecode(stream, entry).filter(event -> !pending.contains(event.seq())).ifPresent(entries::add);
        }
        return entries;
    }

    /**
     * Entries never delivered before.
     *
     * @param block how long to wait for the first
     * @throws NoSuchGroupException if stream or group are gone
     */
    public List<StreamEntry> read(String stream, String group, String consumer, int count, Duration block) {
        Response streams = execute("XREADGROUP", "GROUP", group, consumer, "COUNT", String.valueOf(count), "BLOCK",
                String.valueOf(block.toMillis()), "STREAMS", stream, ">");
        return streams == null || streams.size() == 0 ? List.of() : decode(stream, group, streams.get(stream));
    }

    /** Takes over entries that were delivered at least {@code idle} ago and never acknowledged, the consumer's own included. */
    public List<StreamEntry> claimIdle(String stream, String group, String consumer, int count, Duration idle) {
        Response claimed = execute("XAUTOCLAIM", stream, group, consumer, String.valueOf(idle.toMillis()), "0-0",
                "COUNT",
                String.valueOf(count));
        return decode(stream, group, claimed.get(1));
    }

    /** Takes up the consumer's own entries that it never acknowledged, however fresh: what an earlier life of it left. */
    public List<StreamEntry> claimOwn(String stream, String group, String consumer, int count) {
        List<String> claim = new ArrayList<>(List.of(stream, group, consumer, "0"));
        for (Response pending : execute("XPENDING", stream, group, "-", "+", String.valueOf(count), consumer)) {
            claim.add(pending.get(0).toString());
        }
        return claim.size() == 4
                ? List.of()
                : decode(stream, group, execute("XCLAIM", claim.toArray(String[]::new)));
    }

    public void acknowledge(String stream, String group, List<StreamEntry> entries) {
        if (!entries.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(stream, group));
            entries.forEach(entry -> arguments.add(StreamId.of(entry.seq())));
            execute("XACK", arguments.toArray(String[]::new));
        }
    }

    /** Removes consumers of the group that own nothing and were silent for so long. */
    public void forgetIdleConsumers(String stream, String group, String self, Duration idle) {
        execute("EVAL", FORGET_IDLE, "1", stream, group, self, String.valueOf(idle.toMillis()));
    }

    /** Number of the oldest entry that the stream still holds, or empty if it holds none. */
    public Optional<Long> firstSeq(String stream) {
        Response first = execute("XRANGE", stream, "-", "+", "COUNT", "1");
        return first.size() == 0 ? Optional.empty() : Optional.of(StreamId.seq(first.get(0).get(0).toString()));
    }

    /**
     * Decodes entries and acknowledges those that are no events: whoever wrote them was no service of the suite, and
     * there is nothing that could be retried. Redis 6.2 also gives nulls for entries trimmed while pending.
     */
    private List<StreamEntry> decode(String stream, String group, Response entries) {
        List<StreamEntry> events = new ArrayList<>();
        if (entries != null) {
            for (Response entry : entries) {
                tryDecode(stream, entry).ifPresentOrElse(events::add, () -> drop(stream, group, entry));
            }
        }
        return events;
    }

    private void drop(String stream, String group, Response entry) {
        if (entry != null && entry.size() > 0) {
            String id = entry.get(0).toString();
            LOG.errorf("Dropped entry %s of %s: it is not an event", id, stream);
            execute("XACK", stream, group, id);
        }
    }

    static Optional<StreamEntry> tryDecode(String stream, Response entry) {
        if (entry == null || entry.size() < 2 || entry.get(1) == null) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        Response pairs = entry.get(1);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        try {
            return Optional.of(EntryCodec.decode(stream, entry.get(0).toString(), fields));
        } catch (MalformedEntryException e) {
            LOG.error(e.getMessage());
            return Optional.empty();
        }
    }

    private Response execute(String command, String... arguments) {
        return translating(() -> redis.execute(command, arguments));
    }

    private static Response translating(Supplier<Response> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            if (mentions(e, "NOGROUP") || mentions(e, "no such key") || mentions(e, "UNBLOCKED")) {
                throw new NoSuchGroupException(e.getMessage(), e);
            }
            throw e;
        }
    }

    private static boolean mentions(Throwable error, String text) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains(text)) {
                return true;
            }
        }
        return false;
    }
}
