package io.sparkone.api.interpretation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sparkone.api.interpretation.DateClaim.Form;

/** When something that repeats is over, and what puts that in doubt: see {@link Series}. */
record SeriesEnd(Request request, Findings findings, Schedule schedule) {

    /** Less lets nobody sleep. */
    private static final Duration OFTEN = Duration.ofHours(4);
    private static final Pattern LIMIT = Pattern.compile("UNTIL=(\\w+)");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX");

    boolean isGuessed() {
        return isUnread() || isOpen() || isWeekday() || isSaidTwice() || isBeforeSecondTime() || isAfterNights();
    }

    /** "Every month until Christmas" */
    private boolean isUnread() {
        return !schedule.recurrence().contains("UNTIL") && limits().stream()
                .anyMatch(claim -> claim.form() != Form.DAY_OF_MONTH && claim.form() != Form.WEEKDAY);
    }

    /** "Every month until June": its first day, or its last one. */
    private boolean isOpen() {
        return limits().stream()
                .anyMatch(claim -> request.book().starts(findings.sentence(), claim.match().from(), "open_limit"));
    }

    /** "Every Monday through Thursday" */
    private boolean isWeekday() {
        return schedule.recurrence().contains("BYDAY")
                && limits().stream().anyMatch(claim -> claim.form() == Form.WEEKDAY);
    }

    /** "Every day until Friday for a week" */
    private boolean isSaidTwice() {
        return findings.length() != null && !findings.length().isShort() && !limits().isEmpty();
    }

    /** "Every week until tomorrow", "every Tuesday for 3 days" */
    private boolean isBeforeSecondTime() {
        Matcher limit = LIMIT.matcher(schedule.recurrence());
        if (schedule.first() == null || !limit.find()) {
            return false;
        }
        LocalDate second = Repeat.ofRule(schedule.recurrence()).after(schedule.first());
        Instant end = ZonedDateTime.parse(limit.group(1), UTC).toInstant();
        return end.isBefore(second.atStartOfDay(request.zone()).toInstant());
    }

    /** "Every hour until Friday", at night as well; not "every 8 hours until Friday" */
    private boolean isAfterNights() {
        Repeat rule = Repeat.ofRule(schedule.recurrence());
        return rule.isWithinDay() && rule.withinDay().compareTo(OFTEN) < 0
                && limits().stream().anyMatch(claim -> claim.day().isAfter(request.now().toLocalDate()));
    }

    private List<DateClaim> limits() {
        return request.scheduler().claims(findings).stream().filter(DateClaim::until).toList();
    }
}
