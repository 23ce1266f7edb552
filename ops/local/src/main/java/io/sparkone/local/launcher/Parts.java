package io.sparkone.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.sparkone.local.process.StartFailure;
import io.sparkone.local.process.Waiting;

/** The Java processes of the suite: started together, watched together, stopped together. */
final class Parts {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration STEP = Duration.ofMillis(200);

    private final Workspace workspace;
    private final Console console;
    private final List<Part> started = new ArrayList<>();
    private boolean stopping;

    Parts(Workspace workspace, Console console) {
        this.workspace = workspace;
        this.console = console;
    }

    /**
     * @param arguments of the JVM: class path or jar, and what follows
     * @param jvmFlags in front of them
     */
    synchronized void start(String name, Colour colour, List<String> jvmFlags, List<String> arguments,
            Map<String, String> environment) {
        if (stopping) {
            throw new StartFailure("The suite is being stopped.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // by this the process is known, when its launcher was killed and somehow it lives on
        command.add("-Dsparkone.pid-file=" + workspace.pidFile(name));
        command.addAll(jvmFlags);
        command.addAll(arguments);
        started.add(Part.start(name, colour, command, environment, workspace, console));
    }

    /**
     * @param isReady whether the part of that name is
     * @param began when the first process was started, in nanoseconds of {@link System#nanoTime()}
     * @throws StartFailure when a part ends or is not ready in time
     */
    void awaitReady(Predicate<String> isReady, long began) {
        List<Part> waiting = running();
        boolean inTime = Waiting.until(READY_TIMEOUT, STEP, () -> {
            failure().ifPresent(failure -> {
                throw failure;
            });
            double seconds = (System.nanoTime() - began) / 1e9;
            waiting.removeIf(part -> {
                boolean ready = isReady.test(part.name());
                if (ready) {
                    console.line(String.format("%-11s ready after %.1f s", part.name(), seconds));
                }
                return ready;
            });
            console.progress(
                    waiting.isEmpty() ? "" : String.format("waiting for %s (%.0f s)", names(waiting), seconds));
            return waiting.isEmpty();
        });
        if (!inTime) {
            throw new StartFailure("Not ready after " + READY_TIMEOUT.toSeconds() + " s: " + names(waiting)
                    + ". The logs are in " + workspace.logs() + ".");
        }
    }

    /** One for each, completed when it ends. */
    List<CompletableFuture<?>> exits() {
        return running().stream().<CompletableFuture<?>>map(Part::onExit).toList();
    }

    /** Why the suite stops; empty while all parts run, and while they are being stopped. */
    synchronized Optional<StartFailure> failure() {
        return stopping ? Optional.empty() : started.stream().filter(Part::hasEnded).findFirst().map(Part::failure);
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** All at once; afterwards none can be started any more. */
    void stop() {
        List<Part> parts;
        synchronized (this) {
            stopping = true;
            parts = running();
        }
        parts.forEach(Part::askToEnd);
        parts.forEach(Part::awaitEnd);
    }

    private synchronized List<Part> running() {
        return new ArrayList<>(started);
    }

    private static String names(List<Part> parts) {
        return String.join(", ", parts.stream().map(Part::name).toList());
    }
}
