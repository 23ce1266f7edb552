package io.sparkone.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void theExitCodeAndTheProcessIdAreThoseOfTheCommand() throws Exception {
        Path log = folder.resolve("log");

        Process process = ChildProcess.start(List.of("/bin/sh", "-c", "echo $$; exit 7"), "TERM", Map.of(), log);

        assertThat(process.waitFor()).isEqualTo(7);
        assertThat(log).hasContent(process.pid() + "\n");
    }

    @Test
    void nothingButTheGivenVariablesIsPassedOn() throws Exception {
        Path log = folder.resolve("log");

        ChildProcess.start(List.of("/usr/bin/env"), "TERM", Map.of("ONE", "1"), log).waitFor();

        assertThat(Files.readAllLines(log)).contains("ONE=1").noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void noWatcherStaysWhenTheCommandHasEnded() throws Exception {
        String mark = "mark-" + System.nanoTime();

        ChildProcess.start(List.of("/bin/echo", mark), "TERM", Map.of(), folder.resolve("log")).waitFor();

        assertThat(Waiting.until(PATIENCE, () -> running(mark).isEmpty())).as("still there: %s", running(mark))
                .isTrue();
    }

    @Test
    void aCommandThatIgnoresTheSignalIsKilledWhenItsParentIsKilled() throws Exception {
        String mark = "mark-" + System.nanoTime();
        Process parent = parentOf("trap '' TERM; echo started; while :; do sleep 0.1; done; : " + mark);
        try (var lines = parent.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("started");
            assertThat(running(mark)).isNotEmpty();

            parent.destroyForcibly();

            assertThat(Waiting.until(PATIENCE, () -> running(mark).isEmpty())).as("still there: %s", running(mark))
                    .isTrue();
        }
    }

    /** A JVM that starts the script as its child and then does nothing. */
    private static Process parentOf(String script) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                System.getProperty("java.class.path"), Parent.class.getName(), script).redirectErrorStream(true)
                .start();
    }

    private static List<String> running(String mark) {
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(mark) && !line.contains(Parent.class.getName())).toList();
    }

    /** The main class of the JVM that is killed. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Process child = ChildProcess.start(List.of("/bin/sh", "-c", arguments[0]), "TERM", System.getenv(), null);
            child.getInputStream().transferTo(System.out);
        }
    }
}
