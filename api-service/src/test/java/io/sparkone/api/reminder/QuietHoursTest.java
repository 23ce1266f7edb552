package io.sparkone.api.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import io.sparkone.api.notice.Notice;

class QuietHoursTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZONE);

    @Test
    void nightIsQuietOverMidnight() {
        assertThat(night.endAfter(at("2026-11-20T22:00:00-03:00"))).contains(at("2026-11-21T07:00:00-03:00"));
        assertThat(night.endAfter(at("2026-11-21T06:59:00-03:00"))).contains(at("2026-11-21T07:00:00-03:00"));
        assertThat(night.endAfter(at("2026-11-21T07:00:00-03:00"))).isEmpty();
        assertThat(night.endAfter(at("2026-11-21T21:59:59-03:00"))).isEmpty();
    }

    @Test
    void noonIsQuietWithinADay() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), ZONE);

        assertThat(noon.endAfter(at("2026-11-20T13:00:00-03:00"))).contains(at("2026-11-20T14:00:00-03:00"));
        assertThat(noon.endAfter(at("2026-11-20T11:59:00-03:00"))).isEmpty();
        assertThat(noon.endAfter(at("2026-11-20T14:00:00-03:00"))).isEmpty();
    }

    @Test
    void withoutHoursItIsNeverQuiet() {
        assertThat(new QuietHours(null, null, ZONE).endAfter(at("2026-11-20T03:00:00-03:00"))).isEmpty();
    }

    @Test
    void reminderThatWouldBeUselessInTheMorningIsNotHeld() {
        Instant night = at("2026-11-20T23:00:00-03:00");

        assertThat(this.night.allow(reminder(at("2026-11-21T05:00:00-03:00")), night)).isTrue();
        assertThat(this.night.allow(reminder(at("2026-11-21T10:00:00-03:00")), night)).isFalse();
        assertThat(this.night.allow(reminder(null), night)).isFalse();
        assertThat(this.night.allow(reminder(null), at("2026-11-21T09:00:00-03:00"))).isTrue();
    }

    private static Reminder reminder(Instant uselessAfter) {
        return new Reminder(Notice.reply("key", null, "en", "subject", "text"), uselessAfter);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
