package io.sparkone.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SubprocessTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void whatItWroteIsGivenBack() throws Exception {
        assertThat(run("echo one; echo two")).isEqualTo("one\ntwo");
    }

    @Test
    void aFailureCarriesTheProgramsOwnWords() {
        assertThatThrownBy(() -> run("echo that went wrong >&2; exit 3")).isInstanceOf(ToolFailedException.class)
                .hasMessageContaining("code 3").hasMessageContaining("that went wrong");
    }

    @Test
    void aKilledProgramIsAFailure() {
        assertThatThrownBy(() -> run("kill -9 $$")).isInstanceOf(ToolFailedException.class)
                .hasMessageContaining("signal 9");
    }

    @Test
    void aProgramThatTakesTooLongIsKilledAndSaid() {
        assertThatThrownBy(() -> Subprocess.run(List.of("/bin/sleep", "60"), Map.of(), Duration.ofMillis(200)))
                .isInstanceOf(ToolFailedException.class).hasMessageContaining("did not end within");
    }

    @Test
    void muchErrorOutputNeitherBlocksNorFillsTheMemory() {
        assertThatThrownBy(
                () -> run("i=0; while [ $i -lt 20000 ]; do echo line number $i >&2; i=$((i+1)); done; exit 1"))
                .isInstanceOf(ToolFailedException.class).hasMessageContaining("line number 19999")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
    }

    @Test
    void nothingOfTheServicesEnvironmentReachesIt() throws Exception {
        List<String> names = run("env").lines().map(line -> line.split("=")[0]).toList();

        assertThat(names).isSubsetOf("PATH", "LD_LIBRARY_PATH", "TMPDIR", "HOME", "LC_ALL", "GIVEN", "PWD", "SHLVL",
                "_",
                "OLDPWD");
        assertThat(names).contains("GIVEN");
    }

    @Test
    void aProgramThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Subprocess.run(List.of("/none/pg_dump"), Map.of(), LIMIT))
                .isInstanceOf(ToolFailedException.class).hasMessageContaining("/none/pg_dump");
    }

    private static String run(String script) throws ToolFailedException, InterruptedException {
        return Subprocess.run(List.of("/bin/sh", "-c", script), Map.of("GIVEN", "x"), LIMIT);
    }
}
