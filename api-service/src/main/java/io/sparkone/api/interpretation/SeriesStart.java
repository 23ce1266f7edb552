package io.sparkone.api.interpretation;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.DateClaim.Form;

/**
 * When something that repeats begins, and what puts that in doubt: see {@link Series}.
 *
 * @param rule
 *            how often it does
 */
record SeriesStart(Request request, Findings findings, Schedule schedule, Repeat rule) {

    private static final Set<String> BY_DAYS = Set.of("DAILY", "WEEKLY");
    /** What begins today as well as on any day. */
    private static final Set<String> ANY_DAY = Set.of("DAILY", "YEARLY");
    private static final Set<String> DATES = Set.of("day", "day_month", "numeric", "weekday_day");
    private static final Set<String> DAYS_OF_RULE = Set.of("weekdays", "other_weekdays", "biweekdays", "nth");
    /** In tokens: "starting from the". */
    private static final int LONGEST_START = 3;

    boolean isGuessed() {
        return isOnceAndAgain() || isOpen() || isOnWeekdayOfOne() || isOnAnotherDay() || isOnOneOfItsDays()
                || isFromNow() || isAtAnHour();
    }

    /** "Every day, only tomorrow", "every month this week"; not "every day starting tomorrow", "every year on 3 March". */
    private boolean isOnceAndAgain() {
        return days().stream().filter(claim -> claim.form() != Form.RANGE)
                .filter(claim -> rule.isWithinDay() || (BY_DAYS.contains(rule.frequency())
                        ? claim.form() != Form.WEEKDAY
                        : !DATES.contains(claim.match().value())))
                .anyMatch(claim -> !isStart(claim));
    }

    /** "Every second week at 7", without the day on which it begins. */
    private boolean isOpen() {
        boolean anyDay = rule.isWithinDay() || ANY_DAY.contains(rule.frequency()) && rule.interval() == 1;
        return schedule.start() != null && !findings.has("date") && !rule.namesDays() && !anyDay;
    }

    /** "Every 10 days on Friday", "every day on Friday" */
    private boolean isOnWeekdayOfOne() {
        return rule.frequency().equals("DAILY")
                && days().stream().anyMatch(claim -> claim.form() == Form.WEEKDAY && !isStart(claim));
    }

    /** "Every Monday from the 24th", which is a Tuesday; not "every Monday starting tomorrow". */
    private boolean isOnAnotherDay() {
        return rule.namesDays() && days().stream().anyMatch(
                claim -> DATES.contains(claim.match().value()) && !claim.day().equals(schedule.first()));
    }

    /** "Every weekday by Friday": until then, or on Fridays only. */
    private boolean isOnOneOfItsDays() {
        return findings.of("repeat").stream().map(found -> found.match().value())
                .anyMatch(value -> DAYS_OF_RULE.contains(value) || value.contains("BYDAY"))
                && days().stream().anyMatch(claim -> claim.form() == Form.WEEKDAY
                        && !claim.day().equals(schedule.first()) && !isStart(claim));
    }

    /** "Every Monday in an hour" */
    private boolean isFromNow() {
        return findings.has("shift")
                || findings.of("time").stream().anyMatch(f -> TimeClaim.of(f.match()).distance() != null);
    }

    /** "At 6pm each hour"; not "every hour from 6pm" */
    private boolean isAtAnHour() {
        return rule.isWithinDay() && schedule.start() != null
                && findings.of("time").stream().noneMatch(f -> isStart(f.match()));
    }

    /** "Starting tomorrow", "starting at 8am tomorrow" */
    private boolean isStart(DateClaim claim) {
        return isStart(claim.match()) || findings.of("time").stream()
                .anyMatch(time -> time.to() == claim.match().from() && isStart(time.match()));
    }

    private boolean isStart(Match time) {
        return IntStream.rangeClosed(Math.max(0, time.from() - LONGEST_START), time.from())
                .anyMatch(i -> request.book().starts(findings.sentence(), i, "starting"));
    }

    private List<DateClaim> days() {
        return request.scheduler().claims(findings).stream().filter(claim -> !claim.until()).toList();
    }
}
