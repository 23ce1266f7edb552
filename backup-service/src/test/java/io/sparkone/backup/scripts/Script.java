package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sparkone.backup.testing.FullDisk;
import io.sparkone.backup.testing.Rest;
import io.sparkone.backup.testing.SourceDatabase;

/** A script of ops/ as an operator calls it, without a terminal. */
record Script(String name, Map<String, String> environment) {

    private static final Path OPS = Path.of("..", "ops").toAbsolutePath().normalize();

    /** On a database of the local stack. */
    static Script on(String database, String name) {
        return new Script(name, Map.of()).with(Map.of("DATABASE_URL", Rest.urlOf(database), "SPARKONE_PG_BIN",
                SourceDatabase.server().bin().toString()));
    }

    Script with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Script(name, all);
    }

    Result run(Object... arguments) throws IOException, InterruptedException {
        return run(process -> {}, command(arguments));
    }

    /** As by Ctrl-C, once a file is there: the script and all that it runs get the signal. */
    Result interrupted(Path when, Object... arguments) throws IOException, InterruptedException {
        // a group of its own; and a signal that was ignored by whoever started the tests would stay so
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid"));
        command.addAll(command(arguments));
        return run(process -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(when) || !process.isAlive());
            signal(process);
        }, command);
    }

    private static void signal(Process process) {
        try {
            new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a disk is mounted. */
    Result on(FullDisk disk, Object... arguments) throws IOException, InterruptedException {
        return run(process -> {}, disk.command(command(arguments)));
    }

    private List<String> command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(OPS.resolve(name).toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return command;
    }

    /** @param meanwhile done with the process while it runs */
    private Result run(Consumer<Process> meanwhile, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("sparkone-script-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            meanwhile.accept(process);
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Result(process.waitFor(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** What it said and how it ended. */
    record Result(int code, String output) {

        /** @return its last line */
        String succeeded() {
            assertThat(code).as(output).isZero();
            return output.lines().reduce((first, last) -> last).orElseThrow();
        }

        /** With one line that says why. */
        void refused(String why) {
            assertThat(code).as(output).isNotZero();
            assertThat(output.lines().filter(line -> line.startsWith("error: ")).toList()).as(output).singleElement()
                    .asString().contains(why);
        }
    }
}
