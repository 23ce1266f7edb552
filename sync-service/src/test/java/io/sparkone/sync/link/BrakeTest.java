package io.sparkone.sync.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrakeTest {

    @Test
    void aFewDeletionsPassHoweverFewItemsThereAre() {
        assertThat(Brake.limit(6, 5, 10)).isEqualTo(5);
    }

    @Test
    void aTenthOfManyPasses() {
        assertThat(Brake.limit(200, 5, 10)).isEqualTo(20);
    }
}
