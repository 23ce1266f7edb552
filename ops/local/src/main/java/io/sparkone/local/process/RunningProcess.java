package io.sparkone.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that is known by its id only: started by another class loader of this JVM, or left over by a launcher that
 * was killed. It is named by its id and by a text that its command line must hold, because ids are used again.
 */
public final class RunningProcess {

    private static final Duration SIGNAL_TIMEOUT = Duration.ofSeconds(5);

    private final ProcessHandle handle;
    private final String mark;

    private RunningProcess(ProcessHandle handle, String mark) {
        this.handle = handle;
        this.mark = mark;
    }

    /**
     * @param pidFile its first line is the process id
     * @param mark a text that the command line of the wanted process holds
     * @return empty when there is no such file, no such process, or another one has its id now
     */
    public static Optional<RunningProcess> from(Path pidFile, String mark) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d{1,18}")).map(Long::parseLong)
                    .flatMap(pid -> of(pid, mark));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static Optional<RunningProcess> of(long pid, String mark) {
        return ProcessHandle.of(pid).map(handle -> new RunningProcess(handle, mark)).filter(RunningProcess::isAlive);
    }

    public long pid() {
        return handle.pid();
    }

    /** A zombie has no command line any more, so it does not count as alive. */
    public boolean isAlive() {
        return handle.isAlive() && handle.info().commandLine().filter(line -> line.contains(mark)).isPresent();
    }

    private static boolean hasCommandLine(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    /** Completes when it has ended, for whatever reason. */
    public CompletableFuture<?> onExit() {
        return handle.onExit();
    }

    /** Sends a signal by its name, such as {@code INT}; to a process that has just ended it does nothing. */
    public void signal(String name) {
        try {
            // the shell's own kill: slim images have no /bin/kill
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -$1 $2", "sh", name, String.valueOf(pid()))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!kill.waitFor(SIGNAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot run /bin/sh: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to end, and after the grace period kills it. */
    public void stop(String signal, Duration grace) {
        signal(signal);
        if (!awaitEnd(grace)) {
            kill(grace);
        }
    }

    /** kill -9; returns when the process is gone. */
    public void kill(Duration timeout) {
        signal("KILL");
        if (!awaitEnd(timeout)) {
            throw new StartFailure("Process " + pid() + " (" + mark + ") does not end, not even by kill -9.");
        }
    }

    /** As {@link #kill}, but also waits until what it had started is gone; that must end by itself. */
    public void killWithDescendants(Duration timeout) {
        List<ProcessHandle> descendants = handle.descendants().toList();
        kill(timeout);
        if (!Waiting.until(timeout, () -> descendants.stream().noneMatch(RunningProcess::hasCommandLine))) {
            throw new StartFailure("Processes that " + pid() + " (" + mark + ") started did not end with it.");
        }
    }

    private boolean awaitEnd(Duration timeout) {
        return Waiting.until(timeout, () -> !isAlive());
    }
}
