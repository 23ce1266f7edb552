package io.sparkone.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.sparkone.backup.postgres.Programs;

/** PostgreSQL's client programs, each of which can be held in the middle of its work, and which note when they begin and end. */
final class Snares {

    private static final List<String> PROGRAMS = List.of("pg_dump", "pg_dumpall", "psql", "pg_restore", "pg_amcheck");

    private static final String SCRIPT = """
            #!/bin/sh
            case " $* " in *" --version "*) exec "%1$s/%2$s" "$@" ;; esac
            hold() {
                touch "%3$s/%2$s.caught"
                while [ -e "%3$s/%2$s.snare" ]; do sleep 0.1; done
            }
            echo "begin %2$s" >>"%3$s/log"
            if [ -e "%3$s/%2$s.snare" ] && [ %2$s = pg_dump ]; then
                "%1$s/%2$s" "$@" | { head -c 100000; hold; cat; }
            elif [ -e "%3$s/%2$s.snare" ]; then
                hold
                "%1$s/%2$s" "$@"
            else
                "%1$s/%2$s" "$@"
            fi
            code=$?
            echo "end %2$s" >>"%3$s/log"
            exit $code
            """;

    private final Path folder;

    Snares(Path folder, Programs programs) throws IOException {
        this.folder = folder;
        Files.createDirectories(bin());
        for (String program : PROGRAMS) {
            Path script = Files.writeString(bin().resolve(program),
                    String.format(SCRIPT, programs.bin(), program, folder));
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
    }

    /** For {@code PG_CLIENT_BIN}. */
    Path bin() {
        return folder.resolve("bin");
    }

    void lay(String program) throws IOException {
        Files.deleteIfExists(folder.resolve(program + ".caught"));
        Files.writeString(folder.resolve(program + ".snare"), "");
    }

    void awaitCatch(String program) {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve(program + ".caught")));
    }

    void lift(String program) throws IOException {
        Files.deleteIfExists(folder.resolve(program + ".snare"));
    }

    /** Lines {@code begin <program>} and {@code end <program>}. */
    List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }
}
