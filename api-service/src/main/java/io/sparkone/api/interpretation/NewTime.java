package io.sparkone.api.interpretation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.DateClaim.Form;
import io.sparkone.api.interpretation.Findings.Found;

/** The time to which something is moved, of which a part had to be guessed: it is shown first. */
record NewTime(Request request, Target.Kind kind, Findings findings, Schedule schedule) {

    boolean isGuessed() {
        return findings.has("repeat") || !schedule.isNothing()
                && (isSomeDay() || isSomeHour() || isRange() || isBent() || isLong() || isMidnight());
    }

    /** "To next month", "the dentist to next week"; a task is then due on its first day. */
    private boolean isSomeDay() {
        List<DateClaim> claims = request.scheduler().claims(findings);
        return !claims.isEmpty() && claims.stream().allMatch(claim -> claim.form() == Form.PERIOD)
                && (kind == Target.Kind.EVENT
                        || claims.stream().anyMatch(claim -> claim.first().plusWeeks(1).isBefore(claim.last())));
    }

    /** "The dentist to Friday evening"; a task is then due at the hour of that part of the day. */
    private boolean isSomeHour() {
        return kind == Target.Kind.EVENT && schedule.start() != null && findings.of("time").stream()
                .map(f -> TimeClaim.of(f.match()))
                .allMatch(claim -> claim.start() == null && claim.distance() == null && claim.part() != PartOfDay.NOON);
    }

    /** "From 3 to 5pm": how long it lasts may not change by that, or it does. */
    private boolean isRange() {
        return (schedule.end() != null || schedule.isSeveralDays()) && !Postponing.isFromTo(request, findings);
    }

    /** "Until after Monday", "before 9"; not "until Monday" */
    private boolean isBent() {
        return Stream.concat(findings.of("date").stream(), findings.of("time").stream())
                .anyMatch(f -> IntStream.range(Math.max(0, f.from() - 1), f.match().from() + (f.is("time") ? 1 : 0))
                        .mapToObj(i -> request.longest(findings.sentence(), i, "time_beside", "starting"))
                        .anyMatch(beside -> beside != null && !beside.value().equals("until")
                                && !Postponing.isFromTo(request, findings)));
    }

    /** "To Friday 90 min" */
    private boolean isLong() {
        return findings.length() != null;
    }

    /** Of the day that begins, or that ends. */
    private boolean isMidnight() {
        return findings.of("time").stream().map(Found::match).map(TimeClaim::of).map(TimeClaim::start)
                .anyMatch(start -> start != null && start.hour() % 24 == 0 && start.minute() == 0);
    }
}
