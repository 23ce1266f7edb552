package io.sparkone.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A server that was just started.
 *
 * @param name as it is called in messages
 * @param log to which its output goes
 */
public record ServerStart(String name, int port, Process process, Path log) {

    private static final int SHOWN_LINES = 3;

    /** @throws StartFailure with the server's last words, when it ends or does not answer in time */
    public void await(Duration timeout, BooleanSupplier answers) {
        boolean decided = Waiting.until(timeout, () -> !process.isAlive() || answers.getAsBoolean());
        if (decided && process.isAlive()) {
            return;
        }
        String why = decided
                ? "ended with code " + process.exitValue()
                : "did not answer within " + timeout.toSeconds() + " s";
        process.destroyForcibly();
        throw new StartFailure(
                name + " on port " + port + " " + why + ": " + Folders.tail(log, SHOWN_LINES) + " (" + log + ")");
    }
}
