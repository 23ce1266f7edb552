package io.sparkone.api.interpretation;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Decides which hour of the twenty-four was meant. */
final class Clocks {

    private static final int EVENING = 18;
    private static final int EARLY = 6;

    private final ZonedDateTime now;

    Clocks(ZonedDateTime now) {
        this.now = now;
    }

    /** A start and perhaps an end, or an instant, or a doubt, or nothing at all. */
    record Reading(Clock start, Clock end, ZonedDateTime exact, Doubt doubt) {

        static Reading doubt(Doubt doubt) {
            return new Reading(null, null, null, doubt);
        }
    }

    /**
     * @param day
     *            the named day, or null
     * @param create
     *            whether an open hour may be settled by what is still ahead today
     */
    Reading read(List<TimeClaim> claims, LocalDate day, boolean create) {
        Span distance = claims.stream().map(TimeClaim::distance).filter(Objects::nonNull).findFirst().orElse(null);
        List<TimeClaim> timed = claims.stream().filter(claim -> claim.start() != null).distinct().toList();
        if (distance != null) {
            ZonedDateTime exact = now.plus(distance.duration()).truncatedTo(ChronoUnit.MINUTES);
            return timed.isEmpty() && day == null && claims.stream().noneMatch(TimeClaim::hasPart)
                    ? new Reading(null, null, exact, null)
                    : Reading.doubt(Doubt.TWO_TIMES);
        }
        PartOfDay part = claims.stream().map(TimeClaim::part).filter(Objects::nonNull).findFirst().orElse(null);
        if (timed.isEmpty() && isTwice(claims)) {
            return Reading.doubt(Doubt.TWO_TIMES);
        }
        if (timed.isEmpty()) {
            return new Reading(part == null ? null : Clock.of(part.usual()), null, null, null);
        }
        TimeClaim claim = timed.get(0);
        if (timed.stream().anyMatch(other -> !sameTime(claim, other))) {
            return Reading.doubt(Doubt.TWO_TIMES);
        }
        return claim.end() == null ? single(claim.start(), part, day, create) : range(claim, part, day, create);
    }

    /** "De manhã e à noite" */
    private static boolean isTwice(List<TimeClaim> claims) {
        return claims.stream().map(TimeClaim::part).filter(Objects::nonNull).filter(part -> part != PartOfDay.EARLY)
                .distinct().count() > 1;
    }

    private static boolean sameTime(TimeClaim one, TimeClaim other) {
        return one.start().minutes() == other.start().minutes() && Objects.equals(one.end(), other.end());
    }

    private Reading single(Clock written, PartOfDay part, LocalDate day, boolean create) {
        Clock clock = settle(written, part, day, create);
        return clock.isOpen() ? Reading.doubt(Doubt.AMBIGUOUS_HOUR) : new Reading(clock, null, null, null);
    }

    private Reading range(TimeClaim claim, PartOfDay part, LocalDate day, boolean create) {
        Clock end = part == null || claim.end().isSure() ? claim.end() : part.apply(claim.end());
        Clock start = claim.start();
        if (!start.isSure() && end.isSure()) {
            start = start.afternoon().minutes() < end.minutes() ? start.afternoon() : start.sure();
        } else {
            start = settle(start, part, day, create);
        }
        if (start.isOpen()) {
            return Reading.doubt(Doubt.AMBIGUOUS_HOUR);
        }
        boolean overnight = start.hour() >= EVENING && (end.hour() <= EARLY || end.isSure() && end.hour() < 12);
        if (!end.isSure() && end.minutes() <= start.minutes() && !overnight
                || end.isOpen() && start.hour() >= 12 && !overnight) {
            end = end.afternoon();
        }
        if (end.minutes() <= start.minutes() && !overnight) {
            return Reading.doubt(Doubt.END_BEFORE_START);
        }
        return new Reading(start, end.sure(), null, null);
    }

    private Clock settle(Clock clock, PartOfDay part, LocalDate day, boolean create) {
        if (part != null && clock.isMovable()) {
            return part.apply(clock);
        }
        if (clock.isSure()) {
            return clock;
        }
        boolean today = day == null ? clock.isOpen() : day.equals(now.toLocalDate());
        int minutesNow = now.getHour() * 60 + now.getMinute();
        if (today && create && clock.minutes() < minutesNow && clock.afternoon().minutes() > minutesNow) {
            return clock.afternoon();
        }
        return clock.isOpen() ? clock : clock.sure();
    }
}
