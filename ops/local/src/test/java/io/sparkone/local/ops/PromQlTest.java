package io.sparkone.local.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void functionsLabelsAndWordsAreNoMetrics() {
        assertThat(PromQl.metrics(
                """
                        (min_over_time(stream_lag{group="a"}[10m]) > 0)
                        unless on (stream, group) label_replace(sum by (job) (increase(done_total[10m])) > 0, "a", "$1", "b", "c")
                        or time() - job:http:ratio5m offset 5m > 1e3 * 2
                        """))
                .containsExactly("done_total", "job:http:ratio5m", "stream_lag");
    }

    @Test
    void aChoiceOfNamesCountsByItsFirst() {
        assertThat(PromQl.metrics("{__name__=~\"lag|lag_seconds\"} > 30")).containsExactly("lag");
    }
}
