package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.StartFailure;

/** What a killed launcher may have left running: found by process id files, checked by command line, and stopped. */
record Leftovers(Workspace workspace) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** PostgreSQL and Redis see to that themselves, when they start on their data folders. */
    void stop() {
        for (Path pidFile : pidFiles()) {
            RunningProcess.from(pidFile, "-Dsparkone.pid-file=" + pidFile).ifPresent(left -> left.stop("TERM", GRACE));
        }
        try {
            Files.deleteIfExists(workspace.readyFile());
            for (Path pidFile : pidFiles()) {
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + workspace.run() + ": " + e.getMessage(), e);
        }
    }

    private List<Path> pidFiles() {
        try (var files = Files.list(workspace.run())) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + workspace.run() + ": " + e.getMessage(), e);
        }
    }
}
