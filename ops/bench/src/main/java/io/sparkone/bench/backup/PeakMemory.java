package io.sparkone.bench.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Resident memory of a process and of those that it starts, sampled: the largest of the one, and the largest of each program. */
final class PeakMemory implements AutoCloseable {

    private static final long STEP_MILLIS = 50;
    private static final long KIBIBYTE = 1024;

    private final ProcessHandle process;
    private final Map<String, Long> children = new TreeMap<>();
    private final Thread sampler = new Thread(this::sample, "peak-memory");
    private long own;

    PeakMemory(ProcessHandle process) {
        this.process = process;
        sampler.setDaemon(true);
        sampler.start();
    }

    private void sample() {
        try {
            while (process.isAlive()) {
                look();
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        own = Math.max(own, resident(process.pid()));
        process.descendants().forEach(child -> child.info().command().map(Path::of).ifPresent(
                command -> children.merge(command.getFileName().toString(), resident(child.pid()), Math::max)));
    }

    /** Bytes; 0 for one that has just ended. */
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    synchronized long own() {
        return own;
    }

    synchronized Map<String, Long> children() {
        return Map.copyOf(children);
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
