package io.sparkone.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sparkone.bench.rig.LedgerService;
import io.sparkone.local.postgres.PostgresServer;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.redis.RedisServer;
import io.sparkone.local.testing.LocalStack;

/** Three services that tell each other of numbered changes, over a PostgreSQL and a Redis of their own. */
final class Rig implements AutoCloseable {

    static final List<String> NAMES = List.of("ledgera", "ledgerb", "ledgerc");

    private final LocalStack servers = LocalStack.current();
    private final Path jar;
    private final Path logs;
    private final int rate;
    private final List<LedgerService> services = new ArrayList<>();

    /**
     * @param jar the packaged ledger service
     * @param rate changes per second and service
     */
    Rig(Path jar, int rate) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("No " + jar + ": build it with 'make build'");
        }
        this.jar = jar;
        this.rate = rate;
        this.logs = Files.createTempDirectory("sparkone-chaos-");
        NAMES.forEach(name -> servers.provision(ServiceAccount.local(name)));
        for (String name : NAMES) {
            services.add(service(name, name).start());
        }
        services.forEach(LedgerService::awaitReady);
        services.forEach(service -> service.write(rate));
    }

    private LedgerService service(String name, String log) {
        String role = ServiceAccount.local(name).role();
        return new LedgerService(name, jar, servers.postgres().url(role, role), servers.redis().url(),
                logs.resolve(log + ".log"), Map.of());
    }

    List<LedgerService> services() {
        return List.copyOf(services);
    }

    PostgresServer postgres() {
        return servers.postgres();
    }

    RedisServer redis() {
        return servers.redis();
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
    }
}
