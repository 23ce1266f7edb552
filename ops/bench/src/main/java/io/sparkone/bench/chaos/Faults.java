package io.sparkone.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.sparkone.bench.rig.LedgerService;
import io.sparkone.local.process.Folders;
import io.sparkone.local.redis.RedisReplica;

/** Does harm to the rig, chosen by a seeded generator, and undoes what would not heal by itself. */
final class Faults {

    enum Kind {
        KILL_SERVICE, KILL_REDIS, LOSE_REDIS_DATA, SET_REDIS_BACK, PROMOTE_REDIS_REPLICA, FLUSH_REDIS, DELETE_GROUP, KILL_POSTGRES, PAUSE_SERVICE, PAUSE_REDIS, PAUSE_POSTGRES, REPLICA_JOINS_AND_LEAVES
    }

    private final Rig rig;
    private final Random random;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    Faults(Rig rig, long seed) {
        this.rig = rig;
        this.random = new Random(seed);
    }

    Map<Kind, Integer> done() {
        return done;
    }

    /** Does one fault, from its beginning to the repair. */
    void next() throws IOException, InterruptedException {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        List<LedgerService> services = rig.services();
        LedgerService victim = services.get(random.nextInt(services.size()));
        System.out.println("  " + kind + (kind.name().contains("SERVICE") ? " " + victim.name() : ""));
        switch (kind) {
            case KILL_SERVICE -> {
                victim.kill();
                sleep(random.nextInt(1_000));
                rig.restart(victim);
            }
            case KILL_REDIS -> {
                rig.redis().kill();
                sleep(random.nextInt(2_000));
                rig.redis().restart();
            }
            case KILL_POSTGRES -> {
                rig.postgres().kill();
                sleep(random.nextInt(2_000));
                rig.postgres().restart();
            }
            case LOSE_REDIS_DATA -> {
                rig.redis().kill();
                Folders.delete(rig.redisData());
                rig.redis().restart();
            }
            case SET_REDIS_BACK -> setRedisBack();
            case PROMOTE_REDIS_REPLICA -> promoteReplica();
            case FLUSH_REDIS -> rig.redis().flushAll();
            case DELETE_GROUP -> rig.deleteGroup(victim.name());
            case PAUSE_SERVICE -> {
                victim.pause();
                sleep(2_000 + random.nextInt(8_000));
                victim.resume();
            }
            case PAUSE_REDIS -> {
                rig.redis().pause();
                sleep(1_000 + random.nextInt(7_000));
                rig.redis().resume();
            }
            case PAUSE_POSTGRES -> {
                rig.signalPostgres("STOP");
                sleep(1_000 + random.nextInt(5_000));
                rig.signalPostgres("CONT");
            }
            case REPLICA_JOINS_AND_LEAVES -> {
                try (LedgerService replica = rig.join(victim.name())) {
                    sleep(2_000 + random.nextInt(5_000));
                    if (random.nextBoolean()) {
                        replica.kill();
                    }
                }
            }
        }
        done.merge(kind, 1, Integer::sum);
    }

    /** As a snapshot from before the last changes, or a failover to a replica that had not received them. */
    private void setRedisBack() throws IOException, InterruptedException {
        Path snapshot = rig.logs().resolve("redis-snapshot");
        rig.redis().kill();
        copy(rig.redisData(), snapshot);
        rig.redis().restart();
        sleep(1_000 + random.nextInt(3_000));
        rig.redis().kill();
        copy(snapshot, rig.redisData());
        rig.redis().restart();
    }

    /** The replica has missed the last changes when it takes the master's place; later the old master is back, as it died. */
    private void promoteReplica() throws IOException, InterruptedException {
        try (RedisReplica replica = RedisReplica.of(rig.redis())) {
            replica.fallBehind();
            sleep(500 + random.nextInt(2_000));
            replica.promote();
            sleep(2_000 + random.nextInt(3_000));
        }
        rig.redis().restart();
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            Folders.delete(to);
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** A pause between two faults. */
    void rest() throws InterruptedException {
        sleep(1_000 + random.nextInt(4_000));
    }

    private static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
