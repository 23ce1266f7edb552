package io.sparkone.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.sparkone.sync.testing.Golden;

class EventSamplesTest {

    @Test
    void aFinishedRunIsWrittenAsItsSample() {
        SyncRunFinished finished = Golden.read("sync.run.finished", SyncRunFinished.class);

        assertThat(Golden.written(finished)).isEqualTo(Golden.sample("sync.run.finished"));
    }
}
