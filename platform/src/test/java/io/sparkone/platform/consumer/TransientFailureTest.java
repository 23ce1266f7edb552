package io.sparkone.platform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01", "55P03", "25006"})
    void troubleOfTheDatabaseServerPasses(String state) {
        assertThat(TransientFailure.is(new IllegalStateException(new SQLException("x", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42601", "P0001"})
    void aRefusedStatementDoesNot(String state) {
        assertThat(TransientFailure.is(new IllegalStateException(new SQLException("x", state)))).isFalse();
    }

    @Test
    void thePoolsTimeoutAndTheNetworkPass() {
        assertThat(TransientFailure.is(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
        assertThat(TransientFailure.is(new RuntimeException(new ConnectException("refused")))).isTrue();
    }

    @Test
    void aProgrammingErrorDoesNot() {
        assertThat(TransientFailure.is(new NullPointerException())).isFalse();
    }
}
