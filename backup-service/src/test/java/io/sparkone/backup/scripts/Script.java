package io.sparkone.backup.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
        List<String> command = new ArrayList<>(List.of(OPS.resolve(name).toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path output = Files.createTempFile("sparkone-script-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
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
