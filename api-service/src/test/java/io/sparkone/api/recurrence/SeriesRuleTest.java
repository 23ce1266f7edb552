package io.sparkone.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesRuleTest {

    private static final LocalDateTime TUESDAY = LocalDateTime.parse("2026-11-24T17:00");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=WEEKLY;BYDAY=TU         | P3D    | FREQ=WEEKLY;BYDAY=FR
            FREQ=WEEKLY;BYDAY=TU,SU      | P2D    | FREQ=WEEKLY;BYDAY=TH,TU
            FREQ=WEEKLY;BYDAY=MO         | P-1D   | FREQ=WEEKLY;BYDAY=SU
            FREQ=WEEKLY;BYDAY=TU         | PT-2H  | FREQ=WEEKLY;BYDAY=TU
            FREQ=WEEKLY;BYDAY=TU         | PT8H   | FREQ=WEEKLY;BYDAY=WE
            FREQ=MONTHLY;BYMONTHDAY=5    | P3D    | FREQ=MONTHLY;BYMONTHDAY=8
            FREQ=MONTHLY;BYDAY=1TU       | PT1H   | FREQ=MONTHLY;BYDAY=1TU
            FREQ=DAILY;COUNT=3           | P1D    | FREQ=DAILY;COUNT=3
            """)
    void theDaysOfARuleMoveWithItsOccurrences(String rule, Duration by, String moved) {
        assertThat(SeriesRule.moved(rule, TUESDAY, by)).contains(moved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=28",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"})
    void whatHasNoSuchDayElsewhereIsNotGuessedAt(String rule) {
        assertThat(SeriesRule.moved(rule, TUESDAY, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void anotherHourLeavesTheLastDayOfTheMonth() {
        assertThat(SeriesRule.moved("FREQ=MONTHLY;BYMONTHDAY=-1", TUESDAY, Duration.ofHours(1)))
                .isEqualTo(Optional.of("FREQ=MONTHLY;BYMONTHDAY=-1"));
    }
}
