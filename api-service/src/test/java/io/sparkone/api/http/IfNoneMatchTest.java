package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneMatchTest {

    private static final EntityTag TAG = new EntityTag("3f");

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3f\"", "W/\"3f\"", "\"1\", \"3f\"", "\"3f\",W/\"9\"", ", \"3f\""})
    void clientHasWhatItNames(String header) {
        assertThat(IfNoneMatch.names(TAG, header)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\"3\"", "3f", "\"3f", "\"1\", \"2\"", "\"1,3f\"", "W/3f"})
    void whatItDoesNotNameIsSent(String header) {
        assertThat(IfNoneMatch.names(TAG, header)).isFalse();
    }
}
