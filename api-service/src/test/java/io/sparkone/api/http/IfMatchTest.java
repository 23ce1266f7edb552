package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * ", "\"3\"", "\"1\", \"3\"", "\"3\",\"9\"", ", \"3\"", "\"1\",, \"3\",",
            "\"a,b\", \"3\""})
    void versionThatIsNamedMayChange(String header) {
        assertThatCode(() -> IfMatch.of(header).check(3)).doesNotThrowAnyException();
    }

    // RFC 9110, 13.1.1: If-Match compares strongly, so that a weak tag never matches
    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"33\"", "W/\"3\"", "\"2\", \"4\"", "\"1,3\""})
    void otherVersionsMayNot(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).check(3)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "3", "nonsense", "\"3", "\"3\" \"4\"", ",", "\"3\", *", "*, \"3\"", "W/3"})
    void whatIsNoConditionIsRefusedRatherThanPassedOver(String header) {
        assertThatThrownBy(() -> IfMatch.of(header)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @Test
    void versionIsFoundAmongAsManyAsAHeaderCanHold() {
        assertThatCode(() -> IfMatch.of("\"1\",".repeat(16_000) + "\"3\"").check(3)).doesNotThrowAnyException();
    }

    @Test
    void anyVersionWillDoWithoutACondition() {
        assertThatCode(() -> IfMatch.any().check(7)).doesNotThrowAnyException();
    }
}
