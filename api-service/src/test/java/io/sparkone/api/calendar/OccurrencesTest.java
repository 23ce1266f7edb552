package io.sparkone.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati",
            "Etc/GMT+12",
            "Asia/Kathmandu"})
    void wholeDayIsTheSameDayEverywhere(String place) {
        ZoneId zone = ZoneId.of(place);
        Occurrences occurrences = new Occurrences(zone, 10);
        EventView holiday = event(midnight(DAY, SAO_PAULO), midnight(DAY.plusDays(1), SAO_PAULO), true, null,
                SAO_PAULO);

        assertThat(occurrences.of(holiday, midnight(DAY, zone), midnight(DAY.plusDays(1), zone))).singleElement()
                .satisfies(found -> {
                    assertThat(found.startAt()).isEqualTo(midnight(DAY, zone));
                    assertThat(found.endAt()).isEqualTo(midnight(DAY.plusDays(1), zone));
                });
        assertThat(occurrences.of(holiday, midnight(DAY.minusDays(1), zone), midnight(DAY, zone))).isEmpty();
        assertThat(occurrences.of(holiday, midnight(DAY.plusDays(1), zone).plusMillis(1),
                midnight(DAY.plusDays(2), zone))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "America/Los_Angeles", "Asia/Tokyo"})
    void wholeDaysThatRepeatAreTheSameDaysEverywhere(String place) {
        ZoneId zone = ZoneId.of(place);
        EventView fridays = event(midnight(DAY, SAO_PAULO), midnight(DAY.plusDays(1), SAO_PAULO), true, "FREQ=WEEKLY",
                SAO_PAULO);

        List<LocalDate> days = new Occurrences(zone, 10)
                .of(fridays, midnight(DAY.plusDays(5), zone), midnight(DAY.plusDays(16), zone)).stream()
                .map(found -> LocalDate.ofInstant(found.startAt(), zone)).toList();

        assertThat(days).containsExactly(DAY.plusDays(7), DAY.plusDays(14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "America/New_York", "Europe/Lisbon"})
    void repeatedEventKeepsTheTimeOfItsOwnZoneWhereverItIsSeen(String place) {
        ZoneId newYork = ZoneId.of("America/New_York");
        // clocks go forward there on 14 March 2027
        EventView call = event(Instant.parse("2027-03-10T14:00:00Z"), null, false, "FREQ=WEEKLY", newYork);

        List<Instant> times = new Occurrences(ZoneId.of(place), 10).of(call, Instant.parse("2027-03-01T00:00:00Z"),
                Instant.parse("2027-04-01T00:00:00Z")).stream().map(EventView::startAt).toList();

        assertThat(times).containsExactly(Instant.parse("2027-03-10T14:00:00Z"), Instant.parse("2027-03-17T13:00:00Z"),
                Instant.parse("2027-03-24T13:00:00Z"), Instant.parse("2027-03-31T13:00:00Z"));
    }

    @Test
    void daysStayWholeWhereOneIsShorter() {
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        LocalDate change = LocalDate.of(2027, 3, 28);
        EventView weekend = event(midnight(change.minusDays(8), lisbon), midnight(change.minusDays(6), lisbon), true,
                "FREQ=WEEKLY", lisbon);

        assertThat(new Occurrences(lisbon, 10).of(weekend, midnight(change.minusDays(1), lisbon),
                midnight(change.plusDays(1), lisbon))).singleElement()
                .satisfies(found -> assertThat(found.endAt()).isEqualTo(midnight(change.plusDays(1), lisbon)));
    }

    @Test
    void wholeDaysThatBeginWhereMidnightIsSkippedGoOnAtMidnight() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        // clocks go from 00:00 to 01:00
        LocalDate change = LocalDate.of(2026, 4, 24);
        EventView feast = event(midnight(change, cairo), midnight(change.plusDays(1), cairo), true, "FREQ=DAILY",
                cairo);

        assertThat(new Occurrences(cairo, 10).of(feast, midnight(change, cairo), midnight(change.plusDays(3), cairo)))
                .extracting(EventView::startAt).containsExactly(midnight(change, cairo),
                        midnight(change.plusDays(1), cairo), midnight(change.plusDays(2), cairo));
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static EventView event(Instant start, Instant end, boolean allDay, String rule, ZoneId zone) {
        return new EventView(1, "a", start, end, allDay, null, EventStatus.CONFIRMED, rule, zone.getId(), List.of(),
                null, null, "web", null, 1, start, start);
    }
}
