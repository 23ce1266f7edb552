package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sparkone.local.process.Folders;
import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.StartFailure;
import io.sparkone.local.process.Waiting;

/** {@code make dev-up DETACH=1} and {@code make dev-down}: a launcher that nobody waits for. */
record Background(Workspace workspace, Console console) {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int READ_LINES = 100;

    /** Returns when all parts are ready. */
    void start() {
        workspace.prepare();
        LaunchLock.running(workspace).ifPresent(running -> {
            throw new StartFailure("SparkOne is running here already (process " + running.pid()
                    + "): stop it with make dev-down.");
        });
        Path log = workspace.log("launcher");
        try {
            Files.deleteIfExists(workspace.readyFile());
            Process launcher = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            await(launcher, log);
        } catch (IOException e) {
            throw new StartFailure("Cannot start in the background: " + e.getMessage(), e);
        }
    }

    /** Stops the launcher of this working copy, in the background or not; fine if there is none. */
    void stop() {
        Optional<RunningProcess> launcher = LaunchLock.running(workspace);
        launcher.ifPresent(running -> running.stop("TERM", STOP_TIMEOUT));
        if (Files.isDirectory(workspace.run())) {
            new Leftovers(workspace).stop();
        }
        console.line(launcher.isPresent() ? "SparkOne is stopped." : "SparkOne was not running.");
    }

    private void await(Process launcher, Path log) {
        long began = System.nanoTime();
        boolean decided = Waiting.until(START_TIMEOUT, STEP, () -> {
            console.progress("starting in the background ("
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s)");
            return !launcher.isAlive() || Files.exists(workspace.readyFile());
        });
        console.progress("");
        if (!decided || !launcher.isAlive()) {
            launcher.destroy();
            throw new StartFailure(reason(log));
        }
        console.line(PrivateFile.read(workspace.readyFile()).orElse("") + System.lineSeparator()
                + System.lineSeparator() + "It runs in the background: make dev-down stops it.");
    }

    /** What the launcher in the background said to be the error. */
    private static String reason(Path log) {
        List<String> lines = Folders.lastLines(log, READ_LINES);
        int error = lines.stream().filter(line -> line.startsWith(Console.ERROR)).findFirst().map(lines::indexOf)
                .orElse(-1);
        return error < 0
                ? "The start failed, see " + log + "."
                : String.join("\n", lines.subList(error, lines.size())).substring(Console.ERROR.length()).strip();
    }

    /** In a session of its own where that can be had, so that the terminal's end does not end it. */
    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of("nohup", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                workspace.launcherMark(), "-cp", System.getProperty("java.class.path"), Launcher.class.getName(),
                "up"));
        return command;
    }
}
