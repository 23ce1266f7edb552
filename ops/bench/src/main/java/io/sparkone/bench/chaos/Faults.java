package io.sparkone.bench.chaos;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.sparkone.bench.rig.LedgerService;

/** Does harm to the rig, chosen by a seeded generator, and undoes what would not heal by itself. */
final class Faults {

    enum Kind {
        KILL_SERVICE, KILL_REDIS, KILL_POSTGRES, FLUSH_REDIS, PAUSE_SERVICE, PAUSE_REDIS, REPLICA_JOINS_AND_LEAVES
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
            case FLUSH_REDIS -> rig.redis().flushAll();
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

    /** A pause between two faults. */
    void rest() throws InterruptedException {
        sleep(1_000 + random.nextInt(4_000));
    }

    private static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
