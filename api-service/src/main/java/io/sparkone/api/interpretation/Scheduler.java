package io.sparkone.api.interpretation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.sparkone.api.interpretation.DateClaim.Form;
import io.sparkone.api.interpretation.DateReader.Order;
import io.sparkone.api.interpretation.Findings.Found;

/** Brings the phrases of a sentence together into one time, or finds why they do not agree. */
final class Scheduler {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private static final int NOON = 12;

    private final ZonedDateTime now;
    private final Order order;
    private final DateReader dates;
    private final Clocks clocks;

    Scheduler(ZonedDateTime now, Order order) {
        this.now = now;
        this.order = order;
        this.dates = new DateReader(now.toLocalDate(), order);
        this.clocks = new Clocks(now);
    }

    List<DateClaim> claims(Findings findings) {
        List<Found> found = findings.of("date");
        DayOfWeek weekday = found.stream().map(date -> claim(date, true)).filter(claim -> claim.form() == Form.WEEKDAY)
                .map(claim -> claim.day().getDayOfWeek()).findFirst().orElse(null);
        boolean timed = findings.has("time");
        return found.stream().map(date -> claim(date, weekday, timed)).toList();
    }

    /** Agreeing with the weekday that is said along with it, where one of the ways to read it does. */
    private DateClaim claim(Found date, DayOfWeek weekday, boolean timed) {
        DateClaim claim = claim(date, timed);
        boolean agrees = claim.doubt() == null && claim.day().getDayOfWeek() == weekday;
        DateClaim other = weekday == null || agrees || !date.match().value().equals("numeric")
                || order == Order.DAY_ONLY
                        ? null
                        : dates.readAsWeekday(date.match(), date.until(), weekday);
        return other == null ? claim : other;
    }

    /** "Antes do dia 15" is due on the 14th; with a time, "antes do dia 15 às 10h", that time is the limit. */
    private DateClaim claim(Found found, boolean timed) {
        DateClaim claim = dates.read(found.match(), found.until());
        return found.before() && !timed && claim.doubt() == null ? claim.dayBefore() : claim;
    }

    /** "Em 2 dias" and "em 2 horas", from now, as days or as times of the clock. */
    private static List<Found> fromNow(Findings findings, boolean brief) {
        return findings.of("shift").stream().filter(f -> f.match().value().equals("in"))
                .filter(f -> f.match().get("span", Span.class).isShort() == brief).toList();
    }

    /** The schedule of something to be created: never in the past. */
    Schedule schedule(Findings findings) {
        Schedule schedule = resolve(findings, true);
        if (schedule.isDoubtful() || schedule.isNothing()) {
            return schedule;
        }
        boolean past = schedule.isWholeDay()
                ? schedule.last().isBefore(now.toLocalDate())
                : schedule.due(now.getZone()).at().isBefore(now);
        return past ? Schedule.doubt(Doubt.PAST, about(findings)) : schedule;
    }

    /** A new date or time for something that exists: a time without a day stays without one. */
    Schedule change(Findings findings) {
        return resolve(findings, false);
    }

    private Schedule resolve(Findings findings, boolean create) {
        try {
            List<DateClaim> claims = new ArrayList<>(claims(findings));
            Repeat repeat = RepeatReader.read(findings, claims);
            if (RepeatReader.contradict(findings)) {
                return Schedule.doubt(Doubt.TWO_DATES, about(findings));
            }
            if (RepeatReader.lacksDays(findings, repeat)) {
                return Schedule.doubt(Doubt.WHICH_DAYS, about(findings));
            }
            if (isUntilHour(findings, repeat)) {
                return untilHour(findings, repeat, claims, create);
            }
            List<TimeClaim> times = new ArrayList<>();
            findings.of("time").forEach(f -> times.add(TimeClaim.of(f.match())));
            partOfDay(findings).ifPresent(times::add);
            dayOfYear(findings).ifPresent(claims::add);
            if (contradict(times)
                    || partsOfDay(findings).filter(part -> part != PartOfDay.EARLY).distinct().count() > 1) {
                return Schedule.doubt(Doubt.TWO_TIMES, about(findings));
            }
            if (findings.isElsewhere(now)) {
                return Schedule.doubt(Doubt.OTHER_ZONE, about(findings));
            }
            if (findings.length() != null && !findings.length().isPossible()) {
                return Schedule.doubt(Doubt.IMPOSSIBLE_DATE, about(findings));
            }
            if (times.stream().anyMatch(time -> time.start() != null) && times.stream().noneMatch(TimeClaim::hasPart)) {
                findings.usualPart().ifPresent(times::add);
            }
            if (create) {
                fromNow(findings, false).forEach(f -> claims.add(dates.read(f.match(), false)));
                fromNow(findings, true).forEach(f -> times.add(TimeClaim.of(f.match())));
            }
            Doubt doubt = findings.alternative() == null ? doubt(claims, times) : findings.alternative();
            if (doubt != null) {
                return Schedule.doubt(doubt, about(findings));
            }
            if (isTonightOfAnotherDay(times, claims, repeat)) {
                return Schedule.doubt(Doubt.TWO_DATES, about(findings));
            }
            DateClaim until = repeat == null ? null : until(claims);
            claims.remove(until);
            if (create && repeat != null && repeat.frequency().equals("YEARLY") && claims.isEmpty()) {
                return Schedule.doubt(Doubt.WHEN, about(findings));
            }
            if (startsOnAnotherDay(repeat, claims)) {
                return Schedule.doubt(Doubt.WEEKDAY_MISMATCH, about(findings));
            }
            narrow(claims);
            Day day = claims.isEmpty() ? today(times) : day(claims, findings.sentence());
            return day.doubt() != null
                    ? Schedule.doubt(day.doubt(), about(findings))
                    : combine(findings, day.claim(), times, repeat, until, create);
        } catch (DateTimeException e) { // "todo dia 40", or so many years ahead that the calendar ends
            return Schedule.doubt(Doubt.IMPOSSIBLE_DATE, about(findings));
        }
    }

    /** "Every 45 minutes until 6pm", "… until Friday 6pm" */
    private static boolean isUntilHour(Findings findings, Repeat repeat) {
        if (repeat == null || !repeat.isWithinDay() || findings.of("time").size() != 1) {
            return false;
        }
        Found time = findings.of("time").get(0);
        return time.until() || findings.isIntroduced(time, "until_hour")
                || findings.of("date").stream().anyMatch(date -> date.until() && date.to() == time.from());
    }

    /** From now on, until that hour, of today where no day is named. */
    private Schedule untilHour(Findings findings, Repeat repeat, List<DateClaim> claims, boolean create) {
        TimeClaim until = TimeClaim.of(findings.of("time").get(0).match());
        DateClaim day = claims.isEmpty() ? dates.today(until.match()) : claims.get(0);
        Clocks.Reading hour = clocks.read(List.of(until), day.day(), create);
        Doubt doubt = claims.size() > 1
                ? Doubt.TWO_DATES
                : day.doubt() != null ? day.doubt() : until.isPossible() ? hour.doubt() : Doubt.IMPOSSIBLE_TIME;
        if (doubt != null || hour.start() == null || findings.length() != null) {
            return Schedule.doubt(doubt == null ? Doubt.TWO_TIMES : doubt, about(findings));
        }
        ZonedDateTime last = Schedule.at(day.day(), hour.start(), now.getZone());
        ZonedDateTime first = now.plus(repeat.withinDay()).truncatedTo(ChronoUnit.MINUTES);
        return first.isAfter(last)
                ? Schedule.doubt(Doubt.PAST, about(findings))
                : new Schedule(null, null, null, null, first,
                        repeat.rule(UTC.format(last.withZoneSameInstant(ZoneOffset.UTC))), null, "");
    }

    /** "De manhã às 22h", "às 3 da tarde amanhã de manhã", "das 9 às 9", "das 11 às 16h da manhã" */
    private static boolean contradict(List<TimeClaim> times) {
        boolean halves = times.stream().filter(time -> time.end() == null && time.hasPart()).map(TimeClaim::part)
                .map(PartOfDay::isMorning).distinct().count() > 1;
        return halves || times.stream().anyMatch(TimeClaim::isEmpty)
                || times.stream().map(TimeClaim::end).filter(end -> end != null && end.isPossible() && !isNoon(end))
                        .anyMatch(end -> times.stream().anyMatch(time -> time.hasPart() && time.part().excludes(end)))
                || times.stream().filter(TimeClaim::hasPart).map(TimeClaim::part)
                        .anyMatch(part -> times.stream().map(TimeClaim::start)
                                .anyMatch(start -> start != null && start.isPossible() && part.excludes(start)));
    }

    /** With which a morning ends. */
    private static boolean isNoon(Clock end) {
        return end.hour() == NOON && end.minute() == 0;
    }

    private static Doubt doubt(List<DateClaim> claims, List<TimeClaim> times) {
        if (times.stream().anyMatch(time -> !time.isPossible())) {
            return Doubt.IMPOSSIBLE_TIME;
        }
        return claims.stream().map(DateClaim::doubt).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static DateClaim until(List<DateClaim> claims) {
        return claims.stream().filter(DateClaim::until).findFirst().orElse(null);
    }

    /** "Tomorrow morning and tomorrow evening" */
    private static Stream<PartOfDay> partsOfDay(Findings findings) {
        return Stream.concat(findings.of("repeat").stream(), findings.of("date").stream()).map(Found::match)
                .filter(match -> match.has("part")).map(match -> PartOfDay.valueOf(match.text("part")));
    }

    /** "Toda noite", "amanhã cedo": the part of the day is said along with the day. */
    private static Optional<TimeClaim> partOfDay(Findings findings) {
        return Stream.concat(findings.of("repeat").stream(), findings.of("date").stream()).map(Found::match)
                .filter(match -> match.has("part")).findFirst()
                .map(match -> new TimeClaim(null, null, PartOfDay.valueOf(match.text("part")), null, match));
    }

    /** "Todo dia 25 de dezembro" */
    private Optional<DateClaim> dayOfYear(Findings findings) {
        return findings.of("repeat").stream().map(Found::match).filter(match -> match.value().equals("day_of_year"))
                .map(match -> new Match("date", "day_month", match.from(), match.to(), match.captures()))
                .map(match -> dates.read(match, false)).findFirst();
    }

    /** "Tomorrow tonight", "every Friday this evening" */
    private boolean isTonightOfAnotherDay(List<TimeClaim> times, List<DateClaim> claims, Repeat repeat) {
        boolean repeated = repeat != null && repeat.namesDays()
                && !repeat.byDay().contains(Repeat.code(now.getDayOfWeek()));
        return times.stream().anyMatch(TimeClaim::isToday) && (repeated
                || claims.stream().anyMatch(claim -> claim.doubt() == null && !isOnToday(claim)));
    }

    private boolean isOnToday(DateClaim claim) {
        LocalDate today = now.toLocalDate();
        return !today.isBefore(claim.first()) && !today.isAfter(claim.last());
    }

    /** "Every Tuesday, starting this Wednesday" */
    private static boolean startsOnAnotherDay(Repeat repeat, List<DateClaim> claims) {
        return repeat != null && repeat.frequency().equals("WEEKLY") && repeat.namesDays()
                && claims.stream().anyMatch(claim -> claim.match().value().equals("weekdays") // "de quarta a sexta"
                        || claim.form() == Form.WEEKDAY
                                && !repeat.byDay().contains(Repeat.code(claim.day().getDayOfWeek())));
    }

    private record Day(DateClaim claim, Doubt doubt) {}

    private Day today(List<TimeClaim> times) {
        return times.stream().filter(TimeClaim::isToday).findFirst()
                .map(time -> new Day(dates.today(time.match()), null)).orElse(new Day(null, null));
    }

    /** "Semana que vem, na quarta": the weekday of that week, the day of that month. */
    private static void narrow(List<DateClaim> claims) {
        DateClaim period = claims.stream().filter(claim -> claim.form() == Form.PERIOD).findFirst().orElse(null);
        DateClaim inside = claims.stream().filter(claim -> claim.form() != Form.PERIOD && claim.form() != Form.RANGE)
                .findFirst().orElse(null);
        if (period == null || inside == null || claims.size() != 2) {
            return;
        }
        if (inside.form() == Form.DAY && !inside.day().isBefore(period.first())
                && !inside.day().isAfter(period.last())) {
            claims.remove(period);
            return;
        }
        if (inside.form() == Form.DAY) {
            return;
        }
        period.first().datesUntil(period.last().plusDays(1)).filter(day -> inside.form() == Form.WEEKDAY
                ? day.getDayOfWeek() == inside.day().getDayOfWeek()
                : day.getDayOfMonth() == inside.day().getDayOfMonth()).findFirst().ifPresent(day -> {
                    claims.clear();
                    claims.add(inside.on(day));
                });
    }

    private static Day day(List<DateClaim> claims, Sentence sentence) {
        DateClaim chosen = null;
        DateClaim before = null;
        for (DateClaim claim : claims) {
            boolean vague = chosen != null && chosen.form() == Form.WEEKDAY && claim.form() != Form.WEEKDAY;
            boolean agrees = chosen == null || chosen.day().equals(claim.day())
                    || chosen.form() == Form.WEEKDAY != (claim.form() == Form.WEEKDAY)
                            && chosen.day().getDayOfWeek() == claim.day().getDayOfWeek()
                            && !isBeforeNext(chosen, claim) && !isBeforeNext(claim, chosen);
            if (!agrees) {
                boolean adjacent = onlyMarksBetween(sentence, before.match().to(), claim.match().from());
                boolean mixed = chosen.form() == Form.WEEKDAY ^ claim.form() == Form.WEEKDAY;
                return new Day(null, adjacent && mixed ? Doubt.WEEKDAY_MISMATCH : Doubt.TWO_DATES);
            }
            chosen = chosen == null || vague ? claim : chosen;
            before = claim;
        }
        return new Day(chosen, null);
    }

    /** "Today, next Monday", said on a Monday */
    private static boolean isBeforeNext(DateClaim day, DateClaim next) {
        return DateClaim.isComing(next.match()) && day.day().isBefore(next.day());
    }

    private static boolean onlyMarksBetween(Sentence sentence, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean word = !sentence.at(i).isMark() && sentence.at(i).folded().length() > 3;
            if (word || sentence.is(i, "ou") || sentence.is(i, "or") || sentence.is(i, "e")) {
                return false;
            }
        }
        return true;
    }

    private Schedule combine(Findings findings, DateClaim claim, List<TimeClaim> times, Repeat repeat, DateClaim until,
            boolean create) {
        Repeat rule = repeat == null || claim == null ? repeat : repeat.with(claim);
        Clocks.Reading time = clocks.read(times, claim == null ? null : claim.day(), create);
        if (time.doubt() != null) {
            return Schedule.doubt(time.doubt(), about(findings));
        }
        if (time.end() != null && isOtherwiseLong(findings.length(), time) || isInOtherPart(time, times)) {
            return Schedule.doubt(Doubt.TWO_TIMES, about(findings));
        }
        String recurrence = rule == null ? null : rule.rule(limit(findings.length(), claim, rule, time.start(), until));
        if (time.exact() != null && claim == null) {
            return new Schedule(null, null, null, null, time.exact(), recurrence, null, "");
        }
        if (rule == null && claim == null && time.start() == null) {
            return Schedule.NONE;
        }
        if (rule != null && claim == null && rule.isWithinDay() && time.start() == null) {
            return new Schedule(null, null, null, null, now.plus(rule.withinDay()).truncatedTo(ChronoUnit.MINUTES),
                    recurrence, null, "");
        }
        LocalDate day = claim == null && rule == null && !create ? null : firstDay(claim, rule, time.start());
        LocalDate last = claim != null && claim.form() == Form.RANGE && rule == null ? claim.last() : day;
        return new Schedule(day, last, time.start(), time.end(), null, recurrence, null, "");
    }

    /** "At 3 in the afternoon tonight", "tonight from 10 to 11am" */
    private static boolean isInOtherPart(Clocks.Reading time, List<TimeClaim> times) {
        long settled = time.end() == null ? 1 : 0; // the hour is that of the first part: "at 5 this evening"
        return time.start() != null && times.stream().filter(TimeClaim::hasPart)
                .filter(claim -> !claim.match().section().equals("usual_part")).skip(settled)
                .anyMatch(claim -> claim.part().excludes(time.start()));
    }

    /** "From 9 to 5 for two hours" */
    private static boolean isOtherwiseLong(Span length, Clocks.Reading time) {
        int minutes = Math.floorMod(time.end().minutes() - time.start().minutes(),
                (int) Duration.ofDays(1).toMinutes());
        return length != null && length.isShort() && length.duration().toMinutes() != minutes;
    }

    /** "Every day until Friday", "every Monday from 4 January to 29 March"; "a cada 6 horas por 7 dias", counted from the first of them. Null where it never ends. */
    private String limit(Span length, DateClaim claim, Repeat rule, Clock start, DateClaim until) {
        if (until != null) {
            return until(until.day());
        }
        if (claim != null && claim.form() == Form.RANGE) {
            return until(claim.last());
        }
        return length == null || length.isShort()
                ? null
                : until(firstDay(claim, rule, start).plus(length.period()).minusDays(1));
    }

    private String until(LocalDate day) {
        ZonedDateTime lastSecond = day.atTime(LocalTime.of(23, 59, 59)).atZone(now.getZone());
        return UTC.format(lastSecond.withZoneSameInstant(ZoneOffset.UTC));
    }

    /** The named day; else today, or tomorrow when the time has passed; moved to the first that a rule allows. */
    private LocalDate firstDay(DateClaim claim, Repeat rule, Clock start) {
        LocalDate today = now.toLocalDate();
        boolean open = claim == null || rule != null && rule.namesDays() && claim.form() == Form.WEEKDAY;
        if (!open) {
            return rule == null ? claim.day() : rule.firstFrom(claim.day());
        }
        boolean passed = start != null && Schedule.at(today, start, now.getZone()).isBefore(now);
        LocalDate earliest = passed ? today.plusDays(1) : today;
        return rule == null ? earliest : rule.firstFrom(earliest);
    }

    private static String about(Findings findings) {
        return findings.sentence().text();
    }
}
