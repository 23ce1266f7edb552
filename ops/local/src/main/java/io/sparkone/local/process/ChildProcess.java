package io.sparkone.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts processes that cannot outlive this JVM, not even when it is killed by {@code kill -9}.
 * <p>
 * Each command is started by a line of shell that leaves a watcher behind and then becomes the command, so the process
 * id and the exit code are the command's own. The watcher reads from a pipe that only this JVM holds open: the pipe's
 * end means that the JVM is gone, and the watcher stops the command.
 */
public final class ChildProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final byte[] STAND_DOWN = "ended\n".getBytes(StandardCharsets.UTF_8);

    /** The subshell around the watcher gives it away to init: servers dislike children that they did not start. */
    private static final String WATCHED = """
            signal=$1; shift
            exec 3<&0 </dev/null
            ( (
              trap '' INT TERM HUP
              read -r line <&3 && exit 0
              kill -"$signal" $$ || exit 0
              tries=0
              while kill -0 $$ && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
              kill -KILL $$
            ) >/dev/null 2>&1 & )
            exec 3<&-
            exec "$@"
            """;

    private ChildProcess() {}

    /**
     * @param stopSignal what ends the command in good order, such as {@code TERM}; kill -9 follows after ten seconds
     * @param environment all of it; nothing is inherited
     * @param log where output is appended; null to read it from the process
     */
    public static Process start(List<String> command, String stopSignal, Map<String, String> environment, Path log)
            throws IOException {
        List<String> watched = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: Ctrl-C at the terminal reaches the launcher only, which stops all in order
            watched.add(SETSID.toString());
        }
        watched.addAll(List.of("/bin/sh", "-c", WATCHED, "sparkone", stopSignal));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (log != null) {
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        Process process = builder.start();
        standDownAtTheEnd(process);
        return process;
    }

    /** The thread also keeps the process object, and with it the pipe, from being garbage collected. */
    private static void standDownAtTheEnd(Process process) {
        Thread thread = new Thread(() -> {
            try (OutputStream watcher = process.getOutputStream()) {
                process.waitFor();
                watcher.write(STAND_DOWN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // the watcher is gone already, and there is nothing left to watch
                return;
            }
        }, "watch-" + process.pid());
        thread.setDaemon(true);
        thread.start();
    }
}
