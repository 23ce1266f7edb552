package io.sparkone.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=MONTHLY;BYMONTHDAY=10",
            "FREQ=YEARLY"})
    void rulesOfTheGrammarAreRules(String rule) {
        assertThat(Recurrence.isRule(rule)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every monday", "FREQ=SOMETIMES", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;COUNT=x",
            "RRULE:FREQ=DAILY", "FREQ=DAILY;BYDAY=XX"})
    void otherTextIsNoRule(String text) {
        assertThat(Recurrence.isRule(text)).isFalse();
    }
}
