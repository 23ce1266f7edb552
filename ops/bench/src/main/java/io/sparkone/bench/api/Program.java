package io.sparkone.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Program {

    private static final long LONGEST_MINUTES = 10;

    private Program() {}

    /**
     * @param folder where it runs
     * @return what it wrote, standard error included
     * @throws IOException when it cannot be started, fails, or takes longer than {@value #LONGEST_MINUTES} minutes
     */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "program", ".out");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String written = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command.get(0) + " failed: " + written);
        }
        return written;
    }
}
