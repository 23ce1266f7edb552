package io.sparkone.backup.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3UploadTest {

    private static final long LIMIT_OF_PARTS = 10_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1L << 20, 1L << 30, 100L << 30, 1L << 40, 4L << 40})
    void whateverIsExpectedFitsIntoThePartsThatS3Takes(long expected) {
        int part = S3Upload.partBytes(expected);

        assertThat(expected / part).isLessThan(LIMIT_OF_PARTS);
        assertThat(part).isBetween(5 << 20, 512 << 20);
    }
}
