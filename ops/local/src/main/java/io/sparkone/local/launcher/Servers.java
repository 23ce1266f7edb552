package io.sparkone.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.sparkone.local.postgres.DatabaseUrl;
import io.sparkone.local.postgres.PostgresServer;
import io.sparkone.local.postgres.PostgresSettings;
import io.sparkone.local.postgres.Provisioning;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.StartFailure;
import io.sparkone.local.redis.RedisServer;
import io.sparkone.local.redis.RedisSettings;

/** PostgreSQL and Redis of the suite: the embedded ones, or those that DATABASE_URL and REDIS_URL name. */
final class Servers {

    private final LauncherSettings settings;
    private final Console console;
    private final Optional<PostgresServer> postgres;
    private final Optional<RedisServer> redis;

    Servers(LauncherSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        Workspace workspace = settings.workspace();
        postgres = settings.database().isPresent()
                ? Optional.empty()
                : Optional.of(new PostgresServer(new PostgresSettings(workspace.home().resolve("postgres"),
                        settings.port(Port.POSTGRES), workspace.log("postgres"))));
        redis = settings.redisUrl().isPresent()
                ? Optional.empty()
                : Optional.of(new RedisServer(new RedisSettings(workspace.home().resolve("redis"),
                        settings.port(Port.REDIS), workspace.log("redis"))));
    }

    /** The superuser's, or the one that the person gave. */
    DatabaseUrl database() {
        return settings.database().orElseGet(() -> postgres.orElseThrow().url());
    }

    String redisUrl() {
        return settings.redisUrl().orElseGet(() -> redis.orElseThrow().url());
    }

    /** Both at once; returns when they answer and the services' roles and schemas are there. */
    void start(List<ServiceAccount> accounts) {
        settings.workspace().freshLog("postgres");
        settings.workspace().freshLog("redis");
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        redis.ifPresent(server -> starting.add(CompletableFuture.runAsync(() -> timed("Redis", server::start))));
        starting.add(CompletableFuture.runAsync(() -> timed("PostgreSQL", () -> {
            postgres.ifPresent(PostgresServer::start);
            Provisioning.apply(database(), accounts);
        })));
        try {
            starting.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure
                    ? failure
                    : new StartFailure("Cannot start the servers: " + e.getCause(), e);
        }
    }

    /** One for each embedded server, completed when it ends. */
    List<CompletableFuture<?>> exits() {
        List<CompletableFuture<?>> exits = new ArrayList<>();
        postgres.ifPresent(server -> exits.add(server.onExit()));
        redis.ifPresent(server -> exits.add(server.onExit()));
        return exits;
    }

    /** Why the suite stops, when an embedded server has ended. */
    Optional<StartFailure> failure() {
        if (postgres.filter(server -> !server.isRunning()).isPresent()) {
            return Optional.of(ended("PostgreSQL", "postgres"));
        }
        return redis.filter(server -> !server.isRunning()).map(server -> ended("Redis", "redis"));
    }

    void stop() {
        redis.ifPresent(RedisServer::stop);
        postgres.ifPresent(PostgresServer::stop);
    }

    /** Where they are, for the table of the launcher. */
    Map<String, String> addresses() {
        return Map.of("PostgreSQL", postgres.isPresent() ? database().text() : database().toString(), "Redis",
                redis.isPresent() ? redisUrl() : "REDIS_URL");
    }

    private StartFailure ended(String name, String log) {
        return new StartFailure(name + " has ended; see " + settings.workspace().log(log) + ".");
    }

    private void timed(String name, Runnable start) {
        long began = System.nanoTime();
        start.run();
        console.line(String.format("%-11s ready after %.1f s", name, (System.nanoTime() - began) / 1e9));
    }
}
