package io.sparkone.bench.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.sparkone.local.postgres.PostgresBinaries;
import io.sparkone.local.postgres.ServiceAccount;
import io.sparkone.local.process.Folders;
import io.sparkone.local.testing.LocalStack;

/**
 * A whole backup by the packaged service, snapshot, survey, manifest and all, beside {@code pg_dump -Fc -Z0 | zstd | age} of the same
 * database onto the same disk, in turns; then its verification and its restores.
 *
 * <pre>backup [GB] [rounds]</pre>
 */
public final class BackupBench {

    private static final double MEBIBYTE = 1 << 20;
    private static final String JAR = "backup-service/target/quarkus-app/quarkus-run.jar";

    private final LocalStack servers = LocalStack.current();
    private final SampleDatabase database = new SampleDatabase(servers.postgres());
    private final Path work = Files.createTempDirectory("sparkone-backup-bench-");
    private final ShellPipeline shell = new ShellPipeline(work, database.url(SampleDatabase.NAME));

    private BackupBench() throws IOException, InterruptedException {}

    public static void main(String[] arguments) throws Exception {
        double gigabytes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        BackupBench bench = new BackupBench();
        try {
            bench.run((long) (gigabytes * 1e9), rounds);
        } finally {
            Folders.delete(bench.work);
        }
    }

    private void run(long bytes, int rounds) throws Exception {
        database.generate(bytes);
        System.out.printf("database of %.0f MiB%n", database.bytes() / MEBIBYTE);
        ServiceAccount.allLocal().forEach(servers::provision);
        try (BackupService service = new BackupService(Path.of(System.getProperty("sparkone.backup", JAR)), work,
                variables())) {
            String backup = backups(service, rounds);
            restores(service, backup);
        }
    }

    /** With a bucket of the environment each backup is copied there, too, beside its verification. */
    private Map<String, String> variables() {
        String role = ServiceAccount.local("backup").role();
        Map<String, String> variables = new HashMap<>(Map.of("DATABASE_URL", servers.postgres().url(role, role),
                "REDIS_URL", servers.redis().url(),
                "BACKUP_DATABASE_URLS", database.url(SampleDatabase.NAME), "BACKUP_DIR",
                work.resolve("store").toString(), "BACKUP_WORK_DIR", work.toString(), "BACKUP_AGE_RECIPIENTS",
                String.join(",", shell.recipients()), "BACKUP_AGE_IDENTITY_PATH", shell.identity().toString(),
                "BACKUP_RESTORE_URL", database.url("postgres"), "SPARKONE_PG_BIN", PostgresBinaries.bin().toString()));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("BACKUP_S3_")) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    /** Both once unmeasured, so that neither pays for cold caches; then in turns, the other one first each time. */
    private String backups(BackupService service, int rounds) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> shells = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> proofs = new ArrayList<>();
        String backup = backup(service, proofs).path();
        shell.dump();
        try (PeakMemory memory = new PeakMemory(service.process())) {
            for (int round = 0; round < rounds; round++) {
                double first = round % 2 == 0 ? shell.dump() : 0;
                Made made = backup(service, proofs);
                double second = round % 2 == 0 ? first : shell.dump();
                backup = made.path();
                ours.add(made.seconds());
                shells.add(second);
                ratios.add(made.seconds() / second);
                System.out.printf(
                        "round %d: backup %.2f s, pg_dump | zstd | age %.2f s, ratio %.2f; proved in %.2f s%n",
                        round + 1, made.seconds(), second, made.seconds() / second, proofs.get(proofs.size() - 1));
            }
            System.out.printf(
                    "whole backup         %.2f s = %.2f of pg_dump | zstd | age (%.2f s), medians of %d rounds%n",
                    median(ours), median(ratios), median(shells), rounds);
            System.out.printf("verification         %.2f s = %.2f of the backup%n", median(proofs),
                    median(proofs) / median(ours));
            System.out.printf(
                    "memory of the service %.0f MiB at most, with backups and verifications; programs beside it: %s%n",
                    memory.own() / MEBIBYTE,
                    memory.children().entrySet().stream()
                            .map(program -> "%s %.0f MiB".formatted(program.getKey(), program.getValue() / MEBIBYTE))
                            .sorted().collect(Collectors.joining(", ")));
        }
        return backup;
    }

    /**
     * From the request until it is whole in the store, by the service's own record: looking for it is not quick enough. Then waits for its
     * proof, so that this does not run beside the next.
     */
    private static Made backup(BackupService service, List<Double> proofs) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        String path = service.start("/backups", "{}");
        String verified = service.await(path, "state", "verified");
        double seconds = seconds(begin, verified, "stored_at");
        String report = service.get(path + "/verification");
        proofs.add(seconds(Instant.parse(BackupService.field(report, "started_at")), report, "finished_at"));
        return new Made(path, seconds);
    }

    private static double seconds(Instant begin, String json, String endField) {
        return Duration.between(begin, Instant.parse(BackupService.field(json, endField))).toMillis() / 1000.0;
    }

    private void restores(BackupService service, String backup) throws Exception {
        double stock = shell.restore(database, 1);
        double parallelStock = shell.restore(database, 2);
        double one = restore(service, backup, 1);
        double two = restore(service, backup, 2);
        System.out.printf("restore, one job     %.2f s = %.2f of age | zstd | pg_restore (%.2f s)%n", one, one / stock,
                stock);
        System.out.printf("restore, two jobs    %.2f s = %.2f of one job, %.2f of the same by hand (%.2f s)%n", two,
                two / one, two / parallelStock, parallelStock);
    }

    /** Until the content is compared; the rest is a rename. */
    private double restore(BackupService service, String backup, int jobs) throws Exception {
        String target = "bench_restored";
        long begin = System.nanoTime();
        String path = service.start(backup + "/restore",
                "{\"target_database\": \"" + target + "\", \"jobs\": " + jobs + "}");
        service.await(path, "step", "comparing|renaming");
        double loaded = seconds(begin);
        service.await(path, "state", "restored");
        System.out.printf("restore with %d jobs: loaded after %.2f s, compared and named after %.2f s%n", jobs, loaded,
                seconds(begin));
        database.drop(target);
        return loaded;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private record Made(String path, double seconds) {}
}
