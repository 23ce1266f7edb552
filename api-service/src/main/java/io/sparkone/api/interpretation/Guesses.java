package io.sparkone.api.interpretation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.sparkone.api.interpretation.DateClaim.Form;
import io.sparkone.api.interpretation.Findings.Found;

/** What had to be guessed about the time of something new, and is shown first: a secretary would read it back. */
record Guesses(Request request, Findings findings, Schedule schedule) {

    /** Seven in the evening; an hour before it is hardly the morning's. */
    private static final int LATE_MORNING = 19;
    /** Before it hardly anything takes place that nobody said is at night. */
    private static final int EARLIEST = 5;
    private static final int HALF_DAY = 12;
    private static final int HOURS_OF_DAY = 24;
    /** In months. */
    private static final int FAR = 6;
    /** In minutes. */
    private static final int HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * HOUR;
    private static final int LONG_RANGE = 6 * HOUR;

    boolean areIn(Interpretation wish) {
        if (schedule.isDoubtful() || schedule.isNothing()) {
            return isShift() || findings.isAllDay() || isPriorityOfThing(wish)
                    || new Series(request, findings, schedule).isOnlyAskedFor();
        }
        return isShift() || findings.of("length").size() > 1 || isPriorityOfThing(wish) || isSeriesGuessed(wish)
                || isDayGuessed() || isHourGuessed(wish)
                || wish != null && wish.title() != null && isAtUnusualHour(wish.title())
                || wish instanceof Interpretation.CreateTask && new Attribute(request, findings).isAnyTime()
                || wish instanceof Interpretation.CreateEvent event && isGuessed(event);
    }

    private boolean isHourGuessed(Interpretation wish) {
        return isHardlyMeant() || isHourOrLength() || isTwoHours() || isLengthOfThing() || isNightOfNextDay()
                || isToOrUntil() || isAllDayAtAnHour() || isLongAtOneTime(wish)
                || isDailyAtAnHour() || isBent(wish)
                || isBareHourOrDay() || isLongOrDay() || isSaidTwice();
    }

    /** "10 to 4": ten minutes before it, or from ten on; unlike "at 10 to 4" */
    private boolean isToOrUntil() {
        return findings.of("time").stream().map(Findings.Found::match).filter(time -> time.value().equals("to"))
                .anyMatch(time -> request.book().starts(findings.sentence(), time.from(), "to_or_until"));
    }

    /** "Call the high priority client", "urgent care"; not "urgent: call Ana" */
    private boolean isPriorityOfThing(Interpretation wish) {
        if (wish == null || wish.title() == null) {
            return false;
        }
        Sentence words = Sentence.of(wish.title(), UnaryOperator.identity());
        Sentence sentence = findings.sentence();
        boolean named = findings.of("priority").stream().filter(f -> f.from() > 1)
                .anyMatch(f -> request.book().starts(sentence, f.from() - 1, "recipient", "dangling", "determiner")
                        || sentence.is(f.match().from(), "p")
                                && request.book().starts(sentence, f.from() - 1, "event"));
        return named || findings.of("priority").stream()
                .filter(f -> f.from() > 0 && sentence.has(f.to()) && sentence.at(f.to()).isWord()
                        && sentence.at(f.from() - 1).isWord())
                .filter(f -> !request.book().starts(sentence, f.to(), "dangling", "recipient", "preposition",
                        "companion", "determiner", "conjunction")
                        || request.book().starts(sentence, f.to(), "of_thing"))
                .anyMatch(f -> IntStream.range(1, words.size())
                        .anyMatch(i -> words.at(i - 1).is(sentence.at(f.from() - 1).folded())
                                && words.at(i).is(sentence.at(f.to()).folded())));
    }

    private boolean isSeriesGuessed(Interpretation wish) {
        return wish != null && wish.title() != null && new Series(request, findings, schedule).isGuessed(wish.title());
    }

    private boolean isDayGuessed() {
        return isSomeDayOfPeriod() || isWhichWeek() || isAfterThisWeek() || isDayOfToday() || isTomorrowForToday()
                || isAfterNextYear()
                || isBeforeDayAtSomeTime();
    }

    private boolean isGuessed(Interpretation.CreateEvent event) {
        return isTooOften() || isWithoutDay() || isAtMidnight() || isEveningForMorning() || isAtSomeHour()
                || isWithoutHour(event)
                || isAtOddHour(event);
    }

    /** "Friday next month", "at 6pm this week"; not "Friday next week", "this month" for a task, which is its last day. */
    private boolean isSomeDayOfPeriod() {
        List<DateClaim> claims = request.scheduler().claims(findings);
        return claims.stream().filter(claim -> claim.form() == Form.PERIOD)
                .anyMatch(period -> claims.size() == 1
                        ? schedule.start() != null
                        : period.first().plusWeeks(1).isBefore(period.last())
                                && claims.stream().anyMatch(claim -> claim.form() == Form.WEEKDAY));
    }

    /** "A meeting every 3 hours": nobody can attend that. */
    private boolean isTooOften() {
        return schedule.recurrence() != null && schedule.recurrence().matches("FREQ=(?:HOURLY|MINUTELY).*");
    }

    /** "Deodorant 24h", "bolt 5/8": hardly in so many months, or it would say "on". */
    private boolean isHardlyMeant() {
        boolean bare = findings.of("date").stream().anyMatch(f -> f.match().value().equals("numeric")
                && f.from() == f.match().from() && findings.sentence().at(f.from()).isNumber()
                && f.match().get("date", NumericDate.class).year() == null);
        boolean far = schedule.recurrence() == null && schedule.first() != null
                && schedule.first().isAfter(request.now().toLocalDate().plusMonths(FAR));
        return bare && far || findings.of("time").stream()
                .anyMatch(f -> findings.sentence().is(f.match().from(), "24") && f.from() == f.match().from());
    }

    /** "At 2pm for 3 weeks", "pay tomorrow for a year": a series, of which nobody said how often. */
    private boolean isLongAtOneTime(Interpretation wish) {
        return schedule.recurrence() == null && findings.length() != null && !findings.length().isShort()
                && (schedule.start() != null || wish instanceof Interpretation.CreateTask);
    }

    /** "Meeting today at 8", said at ten in the morning: tonight, or it is too late. */
    private boolean isEveningForMorning() {
        List<TimeClaim> times = findings.of("time").stream().map(f -> TimeClaim.of(f.match())).toList();
        boolean part = findings.usualPart().isPresent()
                || times.stream().anyMatch(time -> time.hasPart() || time.isToday())
                || findings.all().stream().anyMatch(f -> f.match().has("part"));
        return !part && schedule.start() != null && schedule.start().hour() >= LATE_MORNING
                && times.stream().map(TimeClaim::start).filter(Objects::nonNull)
                        .anyMatch(start -> start.isMovable() && start.hour() + HALF_DAY == schedule.start().hour());
    }

    /** "Estudar 2h", "ler João 3:16": so long, or a figure; not "ligar às 2h", "call Bob 3pm" */
    private boolean isHourOrLength() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().filter(f -> f.from() == f.match().from() && !f.match().has("part"))
                .filter(f -> TimeClaim.of(f.match()).end() == null && sentence.at(f.from()).isNumber()
                        && (f.from() == 0 || sentence.at(f.from() - 1).isWord())
                        && findings.all().stream().noneMatch(other -> other.to() == f.from()))
                .anyMatch(f -> sentence.is(f.from() + 1, ":") && f.from() > 0 && !isDayNamed()
                        || sentence.at(f.from()).digits() == 1
                                && Integer.parseInt(sentence.at(f.from()).folded()) <= EARLIEST
                                && request.book().starts(sentence, f.from() + 1, "hour_mark"));
    }

    /** "Às 8 e 20": twenty past eight, or at eight and at twenty; not "às 8 e 30", "às oito e vinte" */
    private boolean isTwoHours() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().anyMatch(f -> IntStream.range(f.from() + 1, f.to() - 1)
                .anyMatch(i -> request.book().starts(sentence, i, "and_ref") && sentence.at(i - 1).isNumber()
                        && sentence.at(i + 1).isNumber()
                        && Integer.parseInt(sentence.at(i + 1).folded()) < HOURS_OF_DAY));
    }

    /** "Exame amanhã 8h, jejum de 12h", "… alerta de 10 min": of that, and not of the event. */
    private boolean isLengthOfThing() {
        Sentence sentence = findings.sentence();
        int time = findings.of("time").stream().mapToInt(Found::to).min().orElse(sentence.size());
        return findings.of("length").stream()
                .filter(f -> f.from() > time && sentence.at(f.from() - 1).isWord() && !sentence.at(f.from()).isMark())
                .filter(f -> findings.all().stream().noneMatch(other -> other.to() == f.from()))
                .anyMatch(f -> f.from() < f.match().from()
                        || !request.book().starts(sentence, time, "companion", "place_lead", "recipient"));
    }

    /** "Friday night at 1am": of the day after. */
    private boolean isNightOfNextDay() {
        return schedule.start() != null && schedule.start().hour() <= EARLIEST && isSaidToBeAtNight();
    }

    private boolean isSaidToBeAtNight() {
        return findings.all().stream().map(Found::match)
                .anyMatch(match -> match.has("part") && match.text("part").equals(PartOfDay.NIGHT.name()))
                || findings.of("time").stream().anyMatch(f -> TimeClaim.of(f.match()).part() == PartOfDay.NIGHT);
    }

    /** "At 3pm, all day" */
    private boolean isAllDayAtAnHour() {
        return findings.isAllDay() && schedule.start() != null;
    }

    /** "Meeting before 3pm", "buy milk after Friday": not at that time, and nobody knows when. */
    private boolean isBent(Interpretation wish) {
        boolean event = wish instanceof Interpretation.CreateEvent;
        return findings.all().stream().filter(f -> f.is("date") || f.is("time"))
                .filter(f -> f.is("date") || event)
                .anyMatch(f -> IntStream.range(Math.max(0, f.from() - 1), f.match().from() + (f.is("time") ? 1 : 0))
                        .mapToObj(i -> request.longest(findings.sentence(), i, "time_beside"))
                        .anyMatch(beside -> beside != null && (event || beside.value().equals("after")
                                || beside.value().equals("until") && isAllAlong())));
    }

    /** "Take meds at 8pm until Friday": on each day; the Portuguese "até" is a limit as well. */
    private boolean isAllAlong() {
        return request.language() == Language.ENGLISH && findings.has("time") && schedule.recurrence() == null;
    }

    /** "Dinner with Ana at 8": today, most likely. */
    private boolean isWithoutDay() {
        boolean today = findings.of("time").stream().map(f -> TimeClaim.of(f.match())).anyMatch(TimeClaim::isToday);
        return schedule.exact() == null && !today && !isDayNamed();
    }

    private boolean isDayNamed() {
        return findings.has("date") || findings.has("repeat") || findings.has("shift");
    }

    /** "At 8", said at ten in the morning: tomorrow, or tonight. */
    private boolean isTomorrowForToday() {
        return !isDayNamed() && schedule.recurrence() == null && schedule.first() != null
                && schedule.first().isAfter(request.now().toLocalDate());
    }

    /** "29 February", of which the coming year has none. */
    private boolean isAfterNextYear() {
        boolean yearSaid = findings.of("date").stream().anyMatch(f -> f.match().has("year") || f.match().has("date")
                && f.match().get("date", NumericDate.class).year() != null);
        return !yearSaid && schedule.recurrence() == null && schedule.first() != null
                && schedule.first().isAfter(request.now().toLocalDate().plusYears(1));
    }

    /** "Conference from Monday to Wednesday at 9": each day, or from then on. */
    private boolean isDailyAtAnHour() {
        return schedule.recurrence() == null && schedule.start() != null
                && request.scheduler().claims(findings).stream().anyMatch(claim -> claim.form() == Form.RANGE);
    }

    /** "At noon before Friday", not "before Friday at noon", which is the limit. */
    private boolean isBeforeDayAtSomeTime() {
        return findings.of("date").stream().filter(Found::before).anyMatch(day -> findings.of("time").stream()
                .anyMatch(time -> time.from() != day.to() || TimeClaim.of(time.match()).start() == null));
    }

    /** "Festa sexta meia-noite": the night before that day, or after it. */
    private boolean isAtMidnight() {
        return isDayNamed() && schedule.start() != null && schedule.end() == null
                && schedule.start().minutes() % MINUTES_OF_DAY == 0;
    }

    /** "5pm London, 5pm São Paulo": not the same, or it would not be said again. */
    private boolean isSaidTwice() {
        return findings.of("time").stream().map(f -> TimeClaim.of(f.match()))
                .filter(claim -> claim.start() != null && claim.end() == null).count() > 1;
    }

    /** "Segunda 14", where the next 14th is a Monday; "sexta 13". */
    private boolean isBareHourOrDay() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().map(Found::match)
                .filter(time -> time.length() == 1 && sentence.at(time.from()).isNumber())
                .anyMatch(time -> findings.of("date").stream().filter(day -> day.to() == time.from())
                        .filter(day -> day.match().value().equals("weekday"))
                        .anyMatch(day -> sentence.is(time.from(), "13")
                                || isNext(Integer.parseInt(sentence.at(time.from()).folded()),
                                        Repeat.day(day.match().text("weekday")))));
    }

    /** "Sábado 5 às 15h": ten hours, or the 5th. */
    private boolean isLongOrDay() {
        Sentence sentence = findings.sentence();
        return findings.of("time").stream().map(Found::match).filter(time -> sentence.at(time.from()).isNumber())
                .filter(time -> schedule.start() != null && schedule.end() != null && time.length() > 2
                        && schedule.end().minutes() - schedule.start().minutes() >= LONG_RANGE)
                .anyMatch(time -> findings.of("date").stream()
                        .anyMatch(day -> day.to() == time.from() && day.match().value().equals("weekday")));
    }

    private boolean isNext(int dayOfMonth, DayOfWeek weekday) {
        LocalDate today = request.now().toLocalDate();
        return today.datesUntil(today.plusMonths(1)).filter(day -> day.getDayOfMonth() == dayOfMonth)
                .anyMatch(day -> day.getDayOfWeek() == weekday);
    }

    /** "Next Friday", said on a Monday, "next weekend": the one of this week to some, of the next to others. */
    private boolean isWhichWeek() {
        LocalDate today = request.now().toLocalDate();
        List<DateClaim> claims = request.scheduler().claims(findings);
        return findings.of("date").stream().filter(f -> DateClaim.isComing(f.match()))
                .map(f -> Repeat.day(f.match().text("weekday")))
                .anyMatch(weekday -> weekday.compareTo(today.getDayOfWeek()) > 0)
                && claims.size() == 1
                || findings.of("date").stream().anyMatch(f -> f.match().value().equals("next_weekend"));
    }

    /** "Sexta agora dia 4", which is the Friday after. */
    private boolean isAfterThisWeek() {
        return schedule.first() != null && schedule.recurrence() == null
                && schedule.first().isAfter(request.now().toLocalDate().plusWeeks(1))
                && findings.of("date").stream().anyMatch(f -> f.match().value().equals("this_weekday"));
    }

    /** "Cut the trip by a day", of what is there. */
    private boolean isShift() {
        return findings.of("shift").stream().anyMatch(f -> f.match().value().equals("by"));
    }

    /** "Segunda às 10h30", said on a Monday: today, or in a week. */
    private boolean isDayOfToday() {
        return schedule.recurrence() == null && schedule.start() != null
                && !schedule.start(request.zone()).at().toLocalTime().isBefore(request.now().toLocalTime())
                && findings.of("date").size() == 1 && findings.of("date").stream()
                        .filter(f -> f.match().value().equals("weekday"))
                        .anyMatch(f -> Repeat.day(f.match().text("weekday")) == request.now().getDayOfWeek());
    }

    /** "Marca a quadra na sexta de noite": at eight, most likely. */
    private boolean isAtSomeHour() {
        return schedule.start() != null && findings.of("time").stream().map(f -> TimeClaim.of(f.match()))
                .allMatch(claim -> claim.start() == null && claim.distance() == null && claim.part() != PartOfDay.NOON);
    }

    /** "Marca podologia na quinta", not "aniversário da Bia na quinta". */
    private boolean isWithoutHour(Interpretation.CreateEvent event) {
        return schedule.isWholeDay() && !schedule.isSeveralDays() && !findings.isAllDay()
                && !request.book().has(words(event), "takes_day");
    }

    /** "Breakfast at 9pm" */
    private boolean isAtOddHour(Interpretation.CreateEvent event) {
        Match meal = request.longest(words(event), 0, "meal");
        return meal != null && isOutside(meal);
    }

    /** "Wake up at 6", said at ten in the morning; "the sleeping pill every day at 9", "drinks tomorrow at 2" */
    private boolean isAtUnusualHour(String title) {
        Sentence words = Sentence.of(title, request.book().spelling()::correct);
        return schedule.start() != null && findings.usualPart().isPresent() && schedule.start().hour() < EARLIEST
                || IntStream.range(0, words.size()).mapToObj(i -> request.longest(words, i, "usual_hours"))
                        .anyMatch(usual -> usual != null && isOutside(usual));
    }

    private boolean isOutside(Match usual) {
        if (schedule.start() == null) {
            return false;
        }
        String[] hours = usual.value().split("-");
        int minutes = schedule.start().minutes();
        return minutes < Integer.parseInt(hours[0]) * HOUR || minutes > Integer.parseInt(hours[1]) * HOUR;
    }

    private static Sentence words(Interpretation.CreateEvent event) {
        return Sentence.of(event.title(), UnaryOperator.identity());
    }
}
