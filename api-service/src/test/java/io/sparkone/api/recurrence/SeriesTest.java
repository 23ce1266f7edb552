package io.sparkone.api.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    /** Clocks go from 02:00 to 03:00 on 8 March 2026, and from 02:00 back to 01:00 on 1 November. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void nextIsTheFirstAfterNowNotEachThatWasMissed() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(next("FREQ=WEEKLY;BYDAY=MO", start, at("2026-11-20T10:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-23T09:00:00-03:00"));
        assertThat(next("FREQ=WEEKLY;BYDAY=MO", start, at("2026-10-01T10:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-09T09:00:00-03:00"));
    }

    @Test
    void nineInTheMorningStaysNineWhenClocksChange() {
        Instant start = at("2026-10-24T09:00:00+01:00");

        assertThat(next("FREQ=DAILY", start, start, LISBON)).contains(at("2026-10-25T09:00:00+00:00"));
        assertThat(next("FREQ=DAILY", at("2026-03-28T09:00:00+00:00"), at("2026-03-28T09:00:00+00:00"),
                LISBON)).contains(at("2026-03-29T09:00:00+01:00"));
    }

    @Test
    void ruleThatEndedHasNoNext() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(next("FREQ=DAILY;COUNT=3", start, at("2026-11-04T09:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(next("FREQ=DAILY;UNTIL=20261103T120000Z", start, at("2026-11-03T10:00:00-03:00"),
                SAO_PAULO)).isEmpty();
    }

    @Test
    @Timeout(60) // searched without a limit, the first rule never ends
    void ruleThatNeverComesIsGivenUpAndOneFromLongAgoIsFound() {
        Instant start = at("2026-02-28T09:00:00-03:00");

        assertThat(next("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", start, start, SAO_PAULO)).isEmpty();
        assertThat(next("FREQ=MINUTELY", at("1971-01-01T00:00:00-03:00"), start, SAO_PAULO))
                .contains(at("2026-02-28T09:01:00-03:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;UNTIL=20261104", "FREQ=DAILY;UNTIL=20261104T090000",
            "FREQ=DAILY;UNTIL=20261104T120000Z"})
    void endIsKeptWhateverItsForm(String rule) {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(next(rule, start, start, SAO_PAULO)).contains(at("2026-11-03T09:00:00-03:00"));
        assertThat(next(rule, start, at("2026-11-03T09:00:00-03:00"), SAO_PAULO))
                .contains(at("2026-11-04T09:00:00-03:00"));
        assertThat(next(rule, start, at("2026-11-04T09:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(next(Recurrence.normalized(rule, SAO_PAULO).orElseThrow(), start,
                at("2026-11-03T09:00:00-03:00"), SAO_PAULO)).contains(at("2026-11-04T09:00:00-03:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC-3", "UTC-03:00", "GMT-3", "-03:00", "America/Sao_Paulo"})
    void daysAreThoseOfTheZoneHoweverItIsNamed(String zone) {
        Instant monday = at("2026-11-02T22:00:00-03:00");

        assertThat(next("FREQ=WEEKLY;BYDAY=MO", monday, monday, ZoneId.of(zone)))
                .contains(at("2026-11-09T22:00:00-03:00"));
    }

    @Test
    void countedRuleLosesWhatHasPassed() {
        Instant start = at("2026-11-02T09:00:00-03:00");

        assertThat(rest("FREQ=DAILY;COUNT=5", start, start, SAO_PAULO))
                .contains(new Series.Rest(start("2026-11-03T09:00:00-03:00"), "FREQ=DAILY;COUNT=4"));
        assertThat(rest("FREQ=DAILY;COUNT=5", start, at("2026-11-04T12:00:00-03:00"), SAO_PAULO))
                .contains(new Series.Rest(start("2026-11-05T09:00:00-03:00"), "FREQ=DAILY;COUNT=2"));
        assertThat(rest("FREQ=DAILY;COUNT=5", start, at("2026-11-06T12:00:00-03:00"), SAO_PAULO)).isEmpty();
        assertThat(rest("FREQ=DAILY;COUNT=1", start, start, SAO_PAULO)).isEmpty();
        assertThat(rest("FREQ=WEEKLY;BYDAY=MO,TH", start, start, SAO_PAULO))
                .contains(new Series.Rest(start("2026-11-05T09:00:00-03:00"), "FREQ=WEEKLY;BYDAY=MO,TH"));
    }

    @Test
    void startThatTheRuleDoesNotNameCountsAsTheFirst() {
        Instant wednesday = at("2026-11-04T09:00:00-03:00");

        assertThat(rest("FREQ=WEEKLY;BYDAY=MO;COUNT=2", wednesday, wednesday, SAO_PAULO))
                .contains(new Series.Rest(start("2026-11-09T09:00:00-03:00"), "FREQ=WEEKLY;BYDAY=MO;COUNT=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;UNTIL=20260312T000000Z", "FREQ=DAILY;COUNT=4",
            "FREQ=DAILY;BYHOUR=2;BYMINUTE=30"})
    void whatClocksSkipIsLaterThatDayAndBackTheNext(String rule) {
        assertThat(following(rule, start("2026-03-07T02:30:00-05:00"), 3)).containsExactly("2026-03-08T03:30-04:00",
                "2026-03-09T02:30-04:00", "2026-03-10T02:30-04:00");
    }

    @Test
    void whatClocksSkipIsStillToComeUntilItsLaterTime() {
        assertThat(next("FREQ=DAILY", at("2026-03-07T02:30:00-05:00"), at("2026-03-08T03:00:00-04:00"), NEW_YORK))
                .contains(at("2026-03-08T03:30:00-04:00"));
        assertThat(next("FREQ=DAILY", at("2026-03-07T02:30:00-05:00"), at("2026-03-08T03:29:00-04:00"), NEW_YORK))
                .contains(at("2026-03-08T03:30:00-04:00"));
    }

    @Test
    void restThatBeginsWhereClocksSkipItsTimeIsBackTheNextDay() {
        Series.Rest skipped = rest("FREQ=DAILY;COUNT=9", at("2026-03-07T02:30:00-05:00"),
                at("2026-03-07T12:00:00-05:00"), NEW_YORK).orElseThrow();

        assertThat(skipped.start().at()).isEqualTo(at("2026-03-08T03:30:00-04:00"));
        assertThat(new Series(skipped.rule(), skipped.start(), NEW_YORK).rest(skipped.start().at()))
                .contains(new Series.Rest(start("2026-03-09T02:30:00-04:00"), "FREQ=DAILY;COUNT=7"));
    }

    @Test
    void whatWasMeantNoLongerCountsOnceTheTimeOrTheZoneIsAnother() {
        LocalDateTime meant = LocalDateTime.parse("2026-03-08T02:30");
        assertThat(Start.of(meant, NEW_YORK)).isEqualTo(new Start(at("2026-03-08T03:30:00-04:00"), meant));

        assertThat(following("FREQ=DAILY", new Start(at("2026-03-08T09:00:00-04:00"), meant), 1))
                .containsExactly("2026-03-09T09:00-04:00");
        assertThat(new Series("FREQ=DAILY", Start.of(meant, NEW_YORK), SAO_PAULO).next(at("2026-03-08T12:00:00Z")))
                .contains(at("2026-03-09T04:30:00-03:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=DAILY;UNTIL=20261102T063000Z", "FREQ=DAILY;COUNT=3"})
    void whatClocksShowTwiceTakesPlaceOnceTheFirstTime(String rule) {
        assertThat(following(rule, start("2026-10-31T01:30:00-04:00"), 2)).containsExactly("2026-11-01T01:30-04:00",
                "2026-11-02T01:30-05:00");
        // also where it began the second time
        assertThat(following(rule, start("2026-11-01T01:30:00-05:00"), 1)).containsExactly("2026-11-02T01:30-05:00");
    }

    @Test
    void endIsMeantToTheInstantOnBothSidesOfAChange() {
        Start start = start("2026-10-31T01:30:00-04:00");

        assertThat(following("FREQ=DAILY;UNTIL=20261101T061000Z", start, 9)).containsExactly("2026-11-01T01:30-04:00");
        assertThat(following("FREQ=DAILY;UNTIL=20261101T052900Z", start, 9)).isEmpty();
        assertThat(following("FREQ=DAILY;UNTIL=20260308T071000Z", start("2026-03-07T02:30:00-05:00"), 9)).isEmpty();
        assertThat(new Series("FREQ=DAILY;UNTIL=20261101T061000Z", start, NEW_YORK).last())
                .contains(at("2026-11-01T01:30:00-04:00"));
    }

    @Test
    void everyHourIsEveryHourWhateverClocksShow() {
        assertThat(following("FREQ=HOURLY", start("2026-11-01T00:30:00-04:00"), 3)).containsExactly(
                "2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00", "2026-11-01T02:30-05:00");
        assertThat(following("FREQ=HOURLY;COUNT=3", start("2026-03-08T01:30:00-05:00"), 9)).containsExactly(
                "2026-03-08T03:30-04:00", "2026-03-08T04:30-04:00");
    }

    private static Optional<Instant> next(String rule, Instant start, Instant after, ZoneId zone) {
        return new Series(rule, Start.of(start), zone).next(after);
    }

    private static Optional<Series.Rest> rest(String rule, Instant start, Instant after, ZoneId zone) {
        return new Series(rule, Start.of(start), zone).rest(after);
    }

    private static Start start(String time) {
        return Start.of(at(time));
    }

    /** Each occurrence after the first, by the clock of New York. */
    private static List<String> following(String rule, Start start, int count) {
        Series series = new Series(rule, start, NEW_YORK);
        return Stream.iterate(series.next(start.at()), Optional::isPresent, last -> series.next(last.get()))
                .limit(count).map(time -> time.get().atZone(NEW_YORK).toOffsetDateTime().toString()).toList();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
