package io.sparkone.bench.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an operator would write by hand: the measure of all backups. */
final class ShellPipeline {

    /** What the service uses: level 3, one thread beside that of reading and writing, a checksum in the frame. */
    private static final String ZSTD = "zstd -3 -T1 --check -q";

    private final Path work;
    private final String source;
    private final Path identity;
    private final List<String> recipients;

    ShellPipeline(Path work, String source) throws IOException, InterruptedException {
        this.work = work;
        this.source = source;
        identity = work.resolve("identity.txt");
        recipients = List.of(key(identity), key(work.resolve("escrow.txt")));
    }

    private String key(Path file) throws IOException, InterruptedException {
        run("age-keygen -o " + file + " 2>/dev/null && age-keygen -y " + file + " > " + file + ".pub");
        return Files.readString(Path.of(file + ".pub")).strip();
    }

    List<String> recipients() {
        return recipients;
    }

    Path identity() {
        return identity;
    }

    /** Seconds until it is on the disk, as the service leaves it. */
    double dump() throws IOException, InterruptedException {
        Path file = work.resolve("shell.dump.zst.age");
        long begin = System.nanoTime();
        run("pg_dump -Fc -Z0 '" + source + "' | " + ZSTD + " | age -r " + String.join(" -r ", recipients) + " > " + file
                + " && sync " + file);
        return BackupBench.seconds(begin);
    }

    /** Seconds; parallel jobs need a file with the decrypted archive. */
    double restore(SampleDatabase databases, int jobs) throws Exception {
        String target = "bench_by_hand";
        databases.drop(target);
        databases.create(target);
        String open = "age -d -i " + identity + " " + work.resolve("shell.dump.zst.age") + " | zstd -dcq";
        String load = "pg_restore --exit-on-error -d '" + databases.url(target) + "'";
        Path archive = work.resolve("shell.dump");
        long begin = System.nanoTime();
        run(jobs == 1 ? open + " | " + load : open + " > " + archive + " && " + load + " -j " + jobs + " " + archive);
        double seconds = BackupBench.seconds(begin);
        Files.deleteIfExists(archive);
        databases.drop(target);
        return seconds;
    }

    private void run(String line) throws IOException, InterruptedException {
        Path log = work.resolve("shell.log");
        List<String> command = new ArrayList<>(List.of("bash", "-o", "pipefail", "-c", line));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + line + "\n" + Files.readString(log));
        }
    }
}
