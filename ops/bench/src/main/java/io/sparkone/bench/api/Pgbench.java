package io.sparkone.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** pgbench with the statements of one request as its transaction, prepared, as the service's driver sends them. */
record Pgbench(Path folder, String databaseUrl, int seconds) {

    private static final int LATENCY_COLUMN = 2;

    /** @param script in the resources beside this class */
    Measured run(String script, int clients) throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory(folder, "pgbench-");
        Path file = runs.resolve(script);
        try (InputStream source = Pgbench.class.getResourceAsStream("/api/" + script)) {
            Files.write(file, source.readAllBytes());
        }
        Program.run(runs, List.of("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(clients), "-j",
                String.valueOf(Math.min(2, clients)), "-T", String.valueOf(seconds), "-l", "-f", file.toString(),
                databaseUrl));
        double[] millis = latencies(runs);
        return new Measured(millis.length / (double) seconds, millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)], 0);
    }

    /** In milliseconds, sorted; each line of pgbench's logs is a transaction, its third column microseconds. */
    private static double[] latencies(Path runs) throws IOException {
        try (Stream<Path> files = Files.list(runs)) {
            double[] millis = files.filter(file -> file.getFileName().toString().startsWith("pgbench_log"))
                    .flatMap(Pgbench::lines).mapToDouble(line -> Long.parseLong(line.split(" ")[LATENCY_COLUMN]) / 1e3)
                    .sorted().toArray();
            if (millis.length == 0) {
                throw new IOException("pgbench logged no transaction in " + runs);
            }
            return millis;
        }
    }

    private static Stream<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
