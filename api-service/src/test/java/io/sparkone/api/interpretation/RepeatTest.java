package io.sparkone.api.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatTest {

    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-18");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DAILY | 2026-11-18", "WEEKLY;BYDAY=WE | 2026-11-18",
            "WEEKLY;BYDAY=MO,TU | 2026-11-23", "MONTHLY;BYMONTHDAY=17 | 2026-12-17",
            "MONTHLY;BYMONTHDAY=31 | 2026-12-31", "MONTHLY;BYMONTHDAY=5,20 | 2026-11-20",
            "MONTHLY;BYMONTHDAY=-1,15 | 2026-11-30",
            "MONTHLY;BYMONTHDAY=-1 | 2026-11-30", "MONTHLY;BYDAY=1MO | 2026-12-07", "MONTHLY;BYDAY=-1FR | 2026-11-27",
            "YEARLY | 2026-11-18"})
    void theFirstDayIsTheFirstThatTheRuleAllows(String rule, LocalDate first) {
        assertThat(Repeat.parse(rule).firstFrom(WEDNESDAY)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DAILY", "DAILY;INTERVAL=2", "WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "MONTHLY;BYMONTHDAY=-1",
            "MONTHLY;BYMONTHDAY=5,20", "MONTHLY;BYDAY=1MO"})
    void aRuleReadIsTheRuleWritten(String rule) {
        assertThat(Repeat.parse(rule).rule(null)).isEqualTo("FREQ=" + rule);
    }

    @Test
    void weekdaysAreWrittenOnceAndInTheirOrder() {
        assertThat(Repeat.parse("WEEKLY;BYDAY=FR,MO,FR").rule("20261216T025959Z"))
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261216T025959Z");
    }
}
