package io.sparkone.platform.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The producing side of a stream in Redis. */
@ApplicationScoped
public class StreamWriter {

    /** Where the stream ends, trimmed entries included. */
    private static final String LAST_ID = """
            local info = redis.pcall('XINFO', 'STREAM', KEYS[1])
            local last = '0-0'
            if info.err then
                if not string.find(info.err, 'no such key') then return info end
            else
                for i = 1, #info, 2 do
                    if info[i] == 'last-generated-id' then last = info[i + 1] end
                end
            end
            """;

    /**
     * Compares the stream's last id with the expected one and appends only if they agree, all in one step. So an append
     * whose answer got lost can be repeated, two writers cannot interleave, and a stream that lost entries is noticed.
     */
    private static final String APPEND = LAST_ID + """
            if last ~= ARGV[1] then return {0, last} end
            for i = 2, #ARGV, 8 do
                local entry = {'specversion', '1.0', 'id', ARGV[i + 1], 'source', ARGV[i + 2], 'type', ARGV[i + 3],
                    'subject', ARGV[i + 4], 'time', ARGV[i + 5], 'datacontenttype', 'application/json',
                    'data', ARGV[i + 6]}
                if ARGV[i + 7] ~= '' then
                    entry[#entry + 1] = 'traceparent'
                    entry[#entry + 1] = ARGV[i + 7]
                end
                redis.call('XADD', KEYS[1], ARGV[i], unpack(entry))
                last = ARGV[i]
            end
            return {1, last}
            """;

    /** In one step, so that entries which a loss took between two looks are not taken for ones that never were. */
    private static final String LOOK = LAST_ID + """
            return {last, redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[2], 'COUNT', ARGV[3])}
            """;

    private final RedisDataSource redis;
    private final Duration timeout;
    /** The last id seen of each stream, since a foreign id may have a second half that its number does not tell. */
    private final Map<String, String> lastIds = new ConcurrentHashMap<>();

    StreamWriter(RedisDataSource redis, @ConfigProperty(name = "quarkus.redis.timeout") Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    /** Number of the stream's last entry, trimmed ones included; 0 if there is no stream. */
    public long lastSeq(String stream) {
        return append(stream, -1, List.of()).join().lastSeq();
    }

    /**
     * Appends the entries if the stream still ends at the expected one. Returns when they are sent; the answer ends by itself, with
     * an exception where Redis does not give one in time, and then it is not known what became of them.
     *
     * @param expectedSeq number of the last entry that the caller knows of
     */
    public CompletableFuture<AppendResult> append(String stream, long expectedSeq, List<StreamEntry> entries) {
        List<String> arguments = new ArrayList<>(4 + entries.size() * EntryCodec.ARGUMENTS);
        arguments.add(APPEND);
        arguments.add("1");
        arguments.add(stream);
        String known = lastIds.getOrDefault(stream, StreamId.NONE);
        arguments.add(StreamId.seq(known) == expectedSeq ? known : StreamId.of(expectedSeq));
        entries.forEach(entry -> EntryCodec.addArguments(entry, arguments));
        return redis.getReactive().execute("EVAL", arguments.toArray(String[]::new)).ifNoItem().after(timeout).fail()
                .map(answer -> result(stream, answer)).subscribeAsCompletionStage();
    }

    private AppendResult result(String stream, Response answer) {
        String last = answer.get(1).toString();
        lastIds.put(stream, last);
        return new AppendResult(answer.get(0).toInteger() == 1, StreamId.seq(last));
    }

    /** The event ids of the entries numbered {@code from} to {@code to}, both included; at most {@code limit}. */
    public Excerpt excerpt(String stream, long from, long to, int limit) {
        Response answer = redis.execute("EVAL", LOOK, "1", stream, String.valueOf(from), String.valueOf(to),
                String.valueOf(limit));
        Map<Long, UUID> ids = new HashMap<>();
        for (Response entry : answer.get(1)) {
            StreamReader.tryDecode(stream, entry).ifPresent(known -> ids.put(known.seq(), known.event().id()));
        }
        return new Excerpt(StreamId.seq(answer.get(0).toString()), ids);
    }

    /** Where each consumer group of the stream stands; empty if there is no stream. */
    public List<GroupPosition> groups(String stream) {
        if (redis.execute("EXISTS", stream).toInteger() == 0) {
            return List.of();
        }
        List<GroupPosition> groups = new ArrayList<>();
        for (Response group : redis.execute("XINFO", "GROUPS", stream)) {
            String name = group.get("name").toString();
            long pending = group.get("pending").toLong();
            long delivered = StreamId.seq(group.get("last-delivered-id").toString());
            long settled = delivered;
            if (pending > 0) {
                Response summary = redis.execute("XPENDING", stream, name);
                settled = summary.get(1) == null ? delivered : StreamId.seq(summary.get(1).toString()) - 1;
            }
            groups.add(new GroupPosition(name, delivered, pending, Math.min(settled, delivered)));
        }
        return groups;
    }

    /** Removes the entries numbered below {@code seq}. */
    public void trimBelow(String stream, long seq) {
        redis.execute("XTRIM", stream, "MINID", StreamId.of(seq));
    }
}
