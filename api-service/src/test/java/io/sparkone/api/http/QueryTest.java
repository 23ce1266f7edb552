package io.sparkone.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @Test
    void absentAndEmptyParametersAreTheDefault() {
        assertThat(Query.integer("limit", null, 1, 100, 50)).isEqualTo(50);
        assertThat(Query.integer("limit", "", 1, 100, 50)).isEqualTo(50);
        assertThat(Query.time("from", null)).isNull();
        assertThat(Query.flag("x", "")).isNull();
        assertThat(Query.text("q", "  ", 10)).isNull();
    }

    @Test
    void plusThatArrivedAsASpaceIsAnOffset() {
        assertThat(Query.time("from", "2026-11-20T00:00:00 01:00")).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    }

    @Test
    void dateIsRead() {
        assertThat(Query.date("date", "2026-11-20")).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "x", "1.5", "99999999999"})
    void numberOutsideOfItsLimitsIsABadRequest(String value) {
        assertThatThrownBy(() -> Query.integer("limit", value, 1, 100, 50)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026-11-20T10:00:00", "+999999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"})
    void timeWithoutOffsetOrOutOfRangeIsABadRequest(String value) {
        assertThatThrownBy(() -> Query.time("from", value)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void textThatIsTooLongOrCannotBeStoredIsABadRequest() {
        assertThatThrownBy(() -> Query.text("q", "abc", 2)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> Query.text("q", "a\0b", 10)).isInstanceOf(HttpProblem.class);
    }
}
