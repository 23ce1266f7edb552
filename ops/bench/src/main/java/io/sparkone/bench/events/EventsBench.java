package io.sparkone.bench.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import io.sparkone.bench.rig.LedgerService;
import io.sparkone.bench.rig.RedisPipe;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Waiting;
import io.sparkone.local.testing.LocalStack;

/**
 * How fast the outbox drains into Redis, how fast events have their effects, and how long one takes from commit to effect.
 *
 * <pre>events [events]</pre>
 */
public final class EventsBench {

    private static final String SERVICE = "ledgera";
    private static final String STREAM = "sparkone:" + SERVICE;
    private static final String PAYLOAD = "{\"version\": 1, \"text\": \"" + "x".repeat(270) + "\"}";
    private static final int PIPELINE = 200;
    private static final Duration IDLE = Duration.ofSeconds(20);
    /** Outside of transactions each statement is one. */
    private static final String STATEMENTS = "select xact_commit + xact_rollback from pg_stat_database "
            + "where datname = current_database()";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack servers = LocalStack.current();
    private final Path work = Files.createTempDirectory("sparkone-events-bench-");
    private final int events;

    private EventsBench(int events) throws IOException {
        this.events = events;
    }

    public static void main(String[] arguments) throws Exception {
        new EventsBench(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40_000).run();
    }

    private void run() throws Exception {
        servers.provision(ServiceAccount.local(SERVICE));
        // a first start migrates the schema
        service(false, false).close();
        double pgbench = pgbench();
        double xadd = xadd();
        double drain = drain();
        System.out.printf("outbox rows inserted by pgbench, 4 clients  %8.0f /s%n", pgbench);
        System.out.printf("raw XADD in pipelines of %d                %8.0f /s%n", PIPELINE, xadd);
        System.out.printf("relay drain                                 %8.0f /s  = %.2f of pgbench, %.2f of XADD%n",
                drain,
                drain / pgbench, drain / xadd);
        double consume = consume();
        System.out.printf("effects, each with its inbox row            %8.0f /s  = %.2f of pgbench%n", consume,
                consume / pgbench);
        for (int rate : new int[]{1, 100, 1_000}) {
            latency(rate);
        }
        idle();
    }

    /** What a service costs that has nothing to do, with the defaults of the suite: three streams are waited on. */
    private void idle() throws Exception {
        try (LedgerService service = service(true, true); RedisPipe redis = new RedisPipe(servers.redis().port())) {
            // the start's work and the compiler's
            Thread.sleep(15_000);
            double cpu = service.cpu().toMillis();
            double statements = number(STATEMENTS);
            long commands = commands(redis);
            Thread.sleep(IDLE.toMillis());
            System.out.printf("an idle service takes %.1f %% of a core, %.1f statements/s, %.1f Redis commands/s%n",
                    100 * (service.cpu().toMillis() - cpu) / IDLE.toMillis(),
                    (number(STATEMENTS) - statements) / IDLE.toSeconds(),
                    (double) (commands(redis) - commands) / IDLE.toSeconds());
        }
    }

    private static long commands(RedisPipe redis) throws IOException {
        redis.send("INFO", "stats");
        redis.flush();
        return redis.answer().lines().filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).findFirst()
                .orElseThrow();
    }

    private LedgerService service(boolean publish, boolean consume) throws IOException {
        String role = ServiceAccount.local(SERVICE).role();
        LedgerService service = new LedgerService(SERVICE, ledgerJar(), servers.postgres().url(role, role),
                servers.redis().url(), work.resolve("ledger.log"),
                Map.of("SPARKONE_EVENTS_PUBLISH", String.valueOf(publish), "SPARKONE_EVENTS_CONSUME",
                        String.valueOf(consume), "SPARKONE_EVENTS_UPKEEP_INTERVAL", "5S"));
        service.start().awaitReady();
        return service;
    }

    private static Path ledgerJar() {
        return Path.of(System.getProperty("sparkone.ledger", "ops/bench/ledger/target/quarkus-app/quarkus-run.jar"));
    }

    /** One outbox row per transaction, as a service would write them with nothing else to do. */
    private double pgbench() throws IOException, InterruptedException, SQLException {
        Path script = Files.writeString(work.resolve("insert.sql"), "insert into " + SERVICE
                + ".outbox (event_id, type, subject, time, data) values (gen_random_uuid(), 'subject.changed', "
                + "'subject/bench', now(), '" + PAYLOAD + "');\n");
        long begin = System.nanoTime();
        String role = ServiceAccount.local(SERVICE).role();
        Process process = new ProcessBuilder("pgbench", "-n", "-c", "4", "-j", "2", "-t", String.valueOf(events / 4),
                "-f",
                script.toString(), servers.postgres().url(role, role)).redirectErrorStream(true)
                .redirectOutput(work.resolve("pgbench.log").toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + Files.readString(work.resolve("pgbench.log")));
        }
        return rate(begin);
    }

    private double xadd() throws IOException {
        try (RedisPipe redis = new RedisPipe(servers.redis().port())) {
            long begin = System.nanoTime();
            for (int sent = 0; sent < events; sent += PIPELINE) {
                for (int i = 0; i < PIPELINE; i++) {
                    redis.send("XADD", "bench:raw", "*", "specversion", "1.0", "id",
                            "00000000-0000-4000-8000-000000000000",
                            "source", "/sparkone/" + SERVICE, "type", "subject.changed", "subject", "subject/bench",
                            "time",
                            "2026-01-01T00:00:00Z", "datacontenttype", "application/json", "data", PAYLOAD);
                }
                redis.flush();
                for (int i = 0; i < PIPELINE; i++) {
                    redis.answer();
                }
            }
            double rate = rate(begin);
            redis.send("DEL", "bench:raw");
            redis.flush();
            redis.answer();
            return rate;
        }
    }

    /** From the first entry in the stream to the last, so that the start of the service does not count. */
    private double drain() throws IOException {
        try (RedisPipe redis = new RedisPipe(servers.redis().port()); LedgerService service = service(true, false)) {
            long first = length(redis);
            long begin = System.nanoTime();
            if (first >= events / 2) {
                throw new IOException("drained before it could be measured: give more events");
            }
            if (!Waiting.until(PATIENCE, Duration.ofMillis(5), () -> length(redis) >= events)) {
                throw new IOException("not drained; see " + work);
            }
            return (events - first) / seconds(begin);
        }
    }

    private static long length(RedisPipe redis) {
        try {
            redis.send("XLEN", STREAM);
            redis.flush();
            return Long.parseLong(redis.answer());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private double consume() throws IOException, SQLException {
        try (LedgerService service = service(false, true)) {
            // a count of all rows is work: looked at often, it would be measured too
            if (!Waiting.until(PATIENCE, Duration.ofSeconds(1),
                    () -> number("select count(*) from ledgera.effect") >= events)) {
                throw new IOException("not consumed; see " + work);
            }
            return number("select count(*) / extract(epoch from max(at) - min(at)) from ledgera.effect");
        }
    }

    private void latency(int rate) throws IOException, InterruptedException {
        execute("truncate ledgera.effect, ledgera.committed");
        Duration length = Duration.ofSeconds(rate == 1 ? 30 : 15);
        try (LedgerService service = service(true, true)) {
            // the first moments of a JVM are not what is measured
            service.write(rate);
            Thread.sleep(5_000);
            execute("truncate ledgera.effect, ledgera.committed");
            Thread.sleep(length.toMillis());
            service.write(0);
            Waiting.until(PATIENCE, () -> number("select count(*) from ledgera.committed c where not exists "
                    + "(select 1 from ledgera.effect e where e.event_id = c.event_id)") == 0);
        }
        String delays = " from (select 1000 * extract(epoch from e.at - c.at) delay from ledgera.effect e "
                + "join ledgera.committed c using (event_id)) d";
        System.out.printf("commit to effect at %4d changes/s: p50 %.1f ms, p99 %.1f ms (%.0f changes)%n", rate,
                number("select percentile_cont(0.5) within group (order by delay)" + delays),
                number("select percentile_cont(0.99) within group (order by delay)" + delays),
                number("select count(*)" + delays));
    }

    private double number(String sql) {
        try (Connection connection = servers.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = servers.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double rate(long begin) {
        return events / seconds(begin);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
