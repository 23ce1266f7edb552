package io.sparkone.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sparkone.bench.rig.LedgerService;
import io.sparkone.bench.rig.RedisPipe;
import io.sparkone.local.postgres.PostgresServer;
import io.sparkone.local.postgres.PostgresSettings;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Ports;
import io.sparkone.local.redis.RedisServer;
import io.sparkone.local.redis.RedisSettings;

/** Three services that tell each other of numbered changes, over a PostgreSQL and a Redis of their own. */
final class Rig implements AutoCloseable {

    static final List<String> NAMES = List.of("ledgera", "ledgerb", "ledgerc");

    /** Processes that live for seconds gain nothing from the second compiler. */
    private static final Map<String, String> QUICK_START = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private final Path jar;
    private final Path logs = Files.createTempDirectory("sparkone-chaos-");
    private final Path redisData = logs.resolve("redis");
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final int rate;
    private final List<LedgerService> services = new ArrayList<>();

    /**
     * @param jar the packaged ledger service
     * @param rate changes per second and service
     */
    Rig(Path jar, int rate) throws IOException, SQLException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("No " + jar + ": build it with 'make bench'");
        }
        this.jar = jar;
        this.rate = rate;
        redis = new RedisServer(new RedisSettings(redisData, Ports.free(), logs.resolve("redis.log"))).start();
        postgres = new PostgresServer(
                new PostgresSettings(logs.resolve("postgres"), Ports.free(), logs.resolve("postgres.log"))).start();
        try (Connection admin = postgres.connect()) {
            Provisioning.apply(admin, NAMES.stream().map(ServiceAccount::local).toList());
        }
        for (String name : NAMES) {
            services.add(service(name, name).start());
        }
        for (LedgerService service : services) {
            service.awaitReady();
        }
        services.forEach(service -> service.write(rate));
    }

    private LedgerService service(String name, String log) {
        String role = ServiceAccount.local(name).role();
        return new LedgerService(name, jar, postgres.url(role, role), redis.url(),
                logs.resolve(log + ".log"), QUICK_START);
    }

    List<LedgerService> services() {
        return List.copyOf(services);
    }

    PostgresServer postgres() {
        return postgres;
    }

    RedisServer redis() {
        return redis;
    }

    /** Sends a signal to every process of PostgreSQL: one that is stopped stays so for its clients. */
    void signalPostgres(String signal) throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(postgres.pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, String.valueOf(postmaster.pid())));
        postmaster.descendants().forEach(process -> command.add(String.valueOf(process.pid())));
        // a backend that has just ended makes kill fail, the others get the signal all the same
        new ProcessBuilder(command).start().waitFor();
    }

    /** Redis' data folder: to be lost, or set back, while Redis is down. */
    Path redisData() {
        return redisData;
    }

    Path logs() {
        return logs;
    }

    void restart(LedgerService service) throws IOException {
        service.start().awaitReady();
        service.write(rate);
    }

    /** One more process of a service; it only relays and consumes. */
    LedgerService join(String name) throws IOException {
        LedgerService replica = service(name, name + "-replica").start();
        replica.awaitReady();
        return replica;
    }

    /** Takes a consumer group from every stream. */
    void deleteGroup(String name) throws IOException {
        try (RedisPipe pipe = new RedisPipe(redis.port())) {
            for (String producer : NAMES) {
                pipe.send("XGROUP", "DESTROY", "sparkone:" + producer, name);
                pipe.flush();
                pipe.answer();
            }
        }
    }

    /** Every writer silent, for certain. */
    void pauseWriters() {
        for (LedgerService service : services) {
            while (!service.write(0)) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        services.forEach(LedgerService::close);
        redis.kill();
        postgres.stop();
    }
}
