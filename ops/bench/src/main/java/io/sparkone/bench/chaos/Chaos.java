package io.sparkone.bench.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The ledger rig: services commit numbered changes while processes are killed and paused and Redis is emptied; in the end every
 * committed change is compared with every effect.
 *
 * <pre>chaos [minutes] [seed] [changes per second and service]</pre>
 */
public final class Chaos {

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private Chaos() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Duration length = Duration.ofSeconds((long) (60 * number(arguments, 0, 1)));
        long seed = (long) number(arguments, 1, Instant.now().getEpochSecond());
        int rate = (int) number(arguments, 2, 50);
        Path jar = Path
                .of(System.getProperty("sparkone.ledger", "ops/bench/ledger/target/quarkus-app/quarkus-run.jar"));
        Result result = run(jar, length, seed, rate);
        System.out.println(result);
        System.exit(result.isClean() ? 0 : 1);
    }

    private static double number(String[] arguments, int index, double otherwise) {
        return arguments.length > index ? Double.parseDouble(arguments[index]) : otherwise;
    }

    static Result run(Path jar, Duration length, long seed, int rate)
            throws IOException, InterruptedException, SQLException {
        try (Rig rig = new Rig(jar, rate)) {
            System.out.printf("chaos for %s, seed %d, %d changes/s in each of %s; logs in %s%n", length, seed, rate,
                    Rig.NAMES, rig.logs());
            Faults faults = new Faults(rig, seed);
            Instant end = Instant.now().plus(length);
            while (Instant.now().isBefore(end)) {
                faults.rest();
                faults.next();
            }
            rig.pauseWriters();
            Instant quiet = Instant.now();
            Ledger ledger = new Ledger(rig.postgres(), Rig.NAMES);
            while (ledger.lost() > 0 && Instant.now().isBefore(quiet.plus(RECOVERY))) {
                Thread.sleep(100);
            }
            return Result.of(ledger, faults.done(), Duration.between(quiet, Instant.now()));
        }
    }
}
