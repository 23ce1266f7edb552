package io.sparkone.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import io.sparkone.platform.config.InvalidVariableException;

class ScheduleTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @Test
    void theMomentIsMeantInTheOperatorsZone() {
        assertThat(daily().lastDue(Instant.parse("2026-11-22T06:00:00Z")))
                .contains(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(daily().lastDue(Instant.parse("2026-11-22T05:59:59Z")))
                .contains(Instant.parse("2026-11-21T06:00:00Z"));
    }

    @Test
    void aMissedMomentStaysDueUntilTheNext() {
        assertThat(daily().lastDue(Instant.parse("2026-11-23T05:00:00Z")))
                .contains(Instant.parse("2026-11-22T06:00:00Z"));
    }

    @Test
    void anHourThatTheClockSkipsOrRepeatsStillHasOneBackupADay() {
        Schedule newYork = Schedule.parse("BACKUP_SCHEDULE", "0 30 2 * * ?", ZoneId.of("America/New_York"))
                .orElseThrow();

        // 2026-03-08 has no 02:30, 2026-11-01 has one 02:30 and two 01:30
        Instant spring = newYork.lastDue(Instant.parse("2026-03-08T23:00:00Z")).orElseThrow();
        assertThat(spring).isBetween(Instant.parse("2026-03-07T07:00:00Z"), Instant.parse("2026-03-08T08:00:00Z"));
        assertThat(newYork.lastDue(Instant.parse("2026-11-01T23:00:00Z")))
                .contains(Instant.parse("2026-11-01T07:30:00Z"));
    }

    @Test
    void offMeansNoSchedule() {
        assertThat(Schedule.parse("BACKUP_SCHEDULE", " Off ", SAO_PAULO)).isEmpty();
    }

    @Test
    void nonsenseNamesTheVariable() {
        assertThatThrownBy(() -> Schedule.parse("BACKUP_SCHEDULE", "every night", SAO_PAULO))
                .isInstanceOf(InvalidVariableException.class).hasMessageStartingWith("BACKUP_SCHEDULE: ");
    }

    private static Schedule daily() {
        return Schedule.parse("BACKUP_SCHEDULE", "0 0 3 * * ?", SAO_PAULO).orElseThrow();
    }
}
