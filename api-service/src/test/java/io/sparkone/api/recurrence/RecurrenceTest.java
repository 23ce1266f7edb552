package io.sparkone.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void nextIsTheFirstAfterNowNotEachThatWasMissed() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(Recurrence.next("FREQ=WEEKLY;BYDAY=MO", start, at("2026-11-20T10:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-23T09:00:00-03:00"));
        assertThat(Recurrence.next("FREQ=WEEKLY;BYDAY=MO", start, at("2026-10-01T10:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-09T09:00:00-03:00"));
    }

    @Test
    void nineInTheMorningStaysNineWhenClocksChange() {
        Instant start = at("2026-10-24T09:00:00+01:00");

        assertThat(Recurrence.next("FREQ=DAILY", start, start, LISBON)).contains(at("2026-10-25T09:00:00+00:00"));
        assertThat(Recurrence.next("FREQ=DAILY", at("2026-03-28T09:00:00+00:00"), at("2026-03-28T09:00:00+00:00"),
                LISBON)).contains(at("2026-03-29T09:00:00+01:00"));
    }

    @Test
    void ruleThatEndedHasNoNext() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(Recurrence.next("FREQ=DAILY;COUNT=3", start, at("2026-11-04T09:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(Recurrence.next("FREQ=DAILY;UNTIL=20261103T120000Z", start, at("2026-11-03T10:00:00-03:00"),
                SAO_PAULO)).isEmpty();
    }

    @Test
    @Timeout(60) // searched without a limit, the first rule never ends
    void ruleThatNeverComesIsGivenUpAndOneFromLongAgoIsFound() {
        Instant start = at("2026-02-28T09:00:00-03:00");

        assertThat(Recurrence.next("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start, start, SAO_PAULO)).isEmpty();
        assertThat(Recurrence.next("FREQ=MINUTELY", at("1971-01-01T00:00:00-03:00"), start, SAO_PAULO))
                .contains(at("2026-02-28T09:01:00-03:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;UNTIL=20261104", "FREQ=DAILY;UNTIL=20261104T090000",
            "FREQ=DAILY;UNTIL=20261104T120000Z"})
    void endIsKeptWhateverItsForm(String rule) {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(Recurrence.next(rule, start, start, SAO_PAULO)).contains(at("2026-11-03T09:00:00-03:00"));
        assertThat(Recurrence.next(rule, start, at("2026-11-03T09:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-04T09:00:00-03:00"));
        assertThat(Recurrence.next(rule, start, at("2026-11-04T09:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(Recurrence.next(Recurrence.normalized(rule, SAO_PAULO).orElseThrow(), start,
                at("2026-11-03T09:00:00-03:00"), SAO_PAULO)).contains(at("2026-11-04T09:00:00-03:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC-3", "UTC-03:00", "GMT-3", "-03:00", "America/Sao_Paulo"})
    void daysAreThoseOfTheZoneHoweverItIsNamed(String zone) {
        Instant monday = at("2026-11-02T22:00:00-03:00");

        assertThat(Recurrence.next("FREQ=WEEKLY;BYDAY=MO", monday, monday, ZoneId.of(zone)))
                .contains(at("2026-11-09T22:00:00-03:00"));
    }

    @Test
    void countedRuleLosesWhatHasPassed() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(Recurrence.rest("FREQ=DAILY;COUNT=5", start, start, SAO_PAULO))
                .contains(new Recurrence.Rest(at("2026-11-03T09:00:00-03:00"), "FREQ=DAILY;COUNT=4"));
        assertThat(Recurrence.rest("FREQ=DAILY;COUNT=5", start, at("2026-11-04T12:00:00-03:00"), SAO_PAULO))
                .contains(new Recurrence.Rest(at("2026-11-05T09:00:00-03:00"), "FREQ=DAILY;COUNT=2"));
        assertThat(Recurrence.rest("FREQ=DAILY;COUNT=5", start, at("2026-11-06T12:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(Recurrence.rest("FREQ=DAILY;COUNT=1", start, start, SAO_PAULO)).isEmpty();
        assertThat(Recurrence.rest("FREQ=WEEKLY;BYDAY=MO,TH", start, start, SAO_PAULO))
                .contains(new Recurrence.Rest(at("2026-11-05T09:00:00-03:00"), "FREQ=WEEKLY;BYDAY=MO,TH"));
    }

    @Test
    void startThatTheRuleDoesNotNameCountsAsTheFirst() {
        Instant wednesday = at("2026-11-04T09:00:00-03:00");

        assertThat(Recurrence.rest("FREQ=WEEKLY;BYDAY=MO;COUNT=2", wednesday, wednesday, SAO_PAULO))
                .contains(new Recurrence.Rest(at("2026-11-09T09:00:00-03:00"), "FREQ=WEEKLY;BYDAY=MO;COUNT=1"));
    }

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

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
