package io.sparkone.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.platform.config.InvalidVariableException;

class QuietHoursTest {

    private static final String SAO_PAULO = "America/Sao_Paulo";

    @Test
    void theyMaySpanMidnightAndAreMeantInTheConfiguredZone() {
        QuietHours night = QuietHours.parse("22:00-07:00", SAO_PAULO);

        assertThat(night.end(Instant.parse("2026-11-23T01:00:00Z"))).contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(night.end(Instant.parse("2026-11-23T09:59:59Z"))).contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(night.end(Instant.parse("2026-11-23T10:00:00Z"))).isEmpty();
        assertThat(night.end(Instant.parse("2026-11-23T00:59:59Z"))).isEmpty();
    }

    @Test
    void theyMayLieWithinADay() {
        QuietHours lunch = QuietHours.parse("12:00-13:30", SAO_PAULO);

        assertThat(lunch.end(Instant.parse("2026-11-23T15:10:00Z"))).contains(Instant.parse("2026-11-23T16:30:00Z"));
        assertThat(lunch.end(Instant.parse("2026-11-23T16:30:00Z"))).isEmpty();
    }

    @Test
    void anEmptySpanIsNeverQuiet() {
        assertThat(QuietHours.parse("07:00-07:00", SAO_PAULO).end(Instant.parse("2026-11-23T10:00:00Z"))).isEmpty();
    }

    @Test
    void anHourThatTheClockSkipsEndsAfterIt() {
        QuietHours night = QuietHours.parse("22:00-02:30", "Europe/Lisbon");

        // on 2026-03-29 Lisbon's clocks go from 01:00 to 02:00
        assertThat(night.end(Instant.parse("2026-03-29T00:30:00Z"))).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aTimeZoneThatThereIsNotStopsTheStart() {
        assertThatThrownBy(() -> QuietHours.parse("22:00-07:00", "Brazil/Nowhere"))
                .isInstanceOf(InvalidVariableException.class).hasMessageStartingWith("TIMEZONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22", "22:00", "22:00-25:00", "22:00-07:00-08:00", "night"})
    void anythingElseStopsTheStart(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text, SAO_PAULO)).isInstanceOf(InvalidVariableException.class)
                .hasMessageStartingWith("QUIET_HOURS");
    }
}
