package io.sparkone.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

/** A short run of the rig; {@code ops/bench/chaos} runs it for any length. The seed is printed, so that a run can be repeated. */
class ChaosIT {

    @Test
    void nothingIsLostAndNothingIsDoubledWhateverDies() throws Exception {
        Result result = Chaos.run(Path.of("ledger/target/quarkus-app/quarkus-run.jar"), Duration.ofSeconds(45),
                Instant.now().getEpochSecond(), 50);

        System.out.println(result);
        assertThat(result.isClean()).as(result.toString()).isTrue();
    }
}
