package io.sparkone.local.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Folders;
import io.sparkone.local.process.StartFailure;

/** A service or the sandbox, running as a process: its output goes to its log file and, prefixed, to the console. */
final class Part {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);
    private static final int READ_LINES = 500;
    private static final int SHOWN_LINES = 12;
    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d)");

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread output;

    private Part(String name, Process process, Path log, Thread output) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.output = output;
    }

    static Part start(String name, Colour colour, List<String> command, Map<String, String> environment,
            Workspace workspace, Console console) {
        Path log = workspace.freshLog(name);
        try {
            Process process = ChildProcess.start(command, "TERM", environment, null);
            Files.writeString(workspace.pidFile(name), process.pid() + "\n");
            Thread output = new Thread(() -> copyOutput(process, log, line -> console.line(name, colour, line)),
                    "output-" + name);
            output.setDaemon(true);
            output.start();
            return new Part(name, process, log, output);
        } catch (IOException e) {
            throw new StartFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Why the suite stops, with the last lines of the log; for a part that has ended. */
    StartFailure failure() {
        try {
            output.join(LAST_OUTPUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new StartFailure(name + " ended with code " + process.exitValue() + "; its log " + log + " ends with:\n"
                + lastWords());
    }

    /** Asks it to end; {@link #awaitEnd} waits for that. */
    void askToEnd() {
        // Process.destroy would also close the output, and the last lines would be lost
        process.toHandle().destroy();
    }

    /** Returns when it has ended, killed after a grace period. */
    void awaitEnd() {
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            output.join(LAST_OUTPUT.toMillis());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Without stack frames, which would hide the reason. */
    private String lastWords() {
        List<String> lines = Folders.lastLines(log, READ_LINES).stream()
                .filter(line -> !STACK_FRAME.matcher(line).lookingAt()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private static void copyOutput(Process process, Path log, Consumer<String> console) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                LogFile file = new LogFile(log)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                file.append(line);
                console.accept(line);
            }
        } catch (IOException e) {
            // the process was killed while it wrote: there is no more output to copy
            console.accept("(end of output: " + e.getMessage() + ")");
        }
    }
}
